import { expect, type Page } from "@playwright/test";
import { noisePng } from "../pictures";

/** Every screen of the app and how one sees that it is there: for axe and for the pictures. */
export interface ScreenStory {
  readonly name: string;
  /** Person of the demo company; null: nobody signed in. */
  readonly as: string | null;
  path(facts: { readonly customerId: string }): string;
  /** Resolves when all that the screen shows is shown. */
  ready(page: Page): Promise<void>;
}

const quiet = async (page: Page): Promise<void> => {
  await expect(page.locator("main")).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
};
const hasRows = async (page: Page): Promise<void> => {
  await quiet(page);
  await expect(page.locator('a[href^="/customers/"]:not([href^="/customers/new"])').first()).toBeVisible();
};
const hasTab = async (page: Page): Promise<void> => {
  await quiet(page);
  await expect(page.getByRole("tabpanel")).toBeVisible();
  await quiet(page);
};
const hasFields = async (page: Page): Promise<void> => {
  await quiet(page);
  await expect(page.locator(".sec-head").first()).toBeVisible();
};
const addField = async (page: Page): Promise<void> => {
  await hasFields(page);
  await page.locator(".sec-head button").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.locator("[role=dialog] select").selectOption("choice");
};
const hasPool = async (page: Page): Promise<void> => {
  await quiet(page);
  await expect(page.locator('a[href^="/pool/"]').first()).toBeVisible();
};
const openFirst = async (page: Page): Promise<void> => {
  await hasPool(page);
  await page.locator('a[href^="/pool/"]').first().click();
  await hasTab(page);
};
const press =
  (key: string) =>
  async (page: Page): Promise<void> => {
    await quiet(page);
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toBeVisible();
  };

/** A small list with a fault and a duplicate, as far as its columns or its check. */
const withList =
  (checked: boolean) =>
  async (page: Page): Promise<void> => {
    await quiet(page);
    const text =
      "姓名,公司,电话,状态,备用电话\n甲,锦禾,13800001234,意向客户,\n乙,锦禾,13800001234,朋友,\n丙,,x,,";
    const file = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
    await page.locator('input[type="file"]').setInputFiles(file);
    await expect(page.getByRole("combobox").first()).toBeVisible();
    if (checked) await page.locator("section button.btn-main").click();
    if (checked) await expect(page.locator("dl")).toBeVisible();
    await quiet(page);
  };
/** A picture and a list, added here where nobody has before. */
const withFiles = async (page: Page): Promise<void> => {
  await hasTab(page);
  const panel = page.getByRole("tabpanel");
  const rows = panel.getByRole("listitem");
  if ((await rows.count()) === 0) {
    await panel.locator('input[type="file"][multiple]').setInputFiles([
      { name: "面料色卡.png", mimeType: "image/png", buffer: noisePng(320, 240) },
      { name: "报价.csv", mimeType: "text/csv", buffer: Buffer.from("款号,单价\nA1,38\n") },
    ]);
  }
  await expect(rows).toHaveCount(2);
  await expect(panel.locator("ul img")).toHaveCount(1);
  await quiet(page);
};
const withPicture = async (page: Page): Promise<void> => {
  await withFiles(page);
  await page.getByRole("tabpanel").locator("li button:has(img)").click();
  await expect(page.getByRole("dialog").locator("img")).toBeVisible();
};
const exporting = async (page: Page): Promise<void> => {
  await quiet(page);
  await page.locator(".list-head button[aria-haspopup='menu']").last().click();
  // Import, export, copy.
  await page.getByRole("menuitem").nth(1).click();
  await expect(page.getByRole("dialog")).toBeVisible();
};

/** A purchase more is noted: by then there is something to draw. */
const withCharts = async (page: Page): Promise<void> => {
  await hasTab(page);
  await page.locator("[role=tabpanel] .chip").first().click();
  await page.locator("[role=tabpanel] form input").nth(2).fill("12800");
  await page.locator("[role=tabpanel] form button[type=submit]").first().click();
  await page.locator("[role=tabpanel] .chip").first().click();
  await expect(page.locator("figure svg").first()).toBeVisible();
  await quiet(page);
};

/** The dialog that finds a colleague to share a customer with. */
const sharing = async (page: Page): Promise<void> => {
  await hasTab(page);
  await page.locator("section h2 + button").click();
  await expect(page.getByRole("dialog")).toBeVisible();
};

const choosingSpan = async (page: Page): Promise<void> => {
  await quiet(page);
  await page.locator(".chip[aria-haspopup='dialog']").click();
  await expect(page.getByRole("dialog")).toBeVisible();
};

/** A customer is typed whose phone is that of one already there. */
const typedAgain = async (page: Page): Promise<void> => {
  await quiet(page);
  const answer = await page.request.get("/api/customers?limit=1");
  const { rows } = (await answer.json()) as { rows: { phone: string }[] };
  await page.locator('input[name="name"]').fill("李明");
  await page.locator('input[name="phone"]').fill(rows[0]?.phone ?? "");
  await expect(page.locator("form [role=status] p")).toBeVisible();
};

/** A custom query: conditions of each kind and a group, as the address carries it. */
const vips = encodeURIComponent(
  JSON.stringify({
    where: {
      all: [
        { field: "lastContactedAt", op: "within", span: { before: 2, unit: "day" } },
        {
          any: [
            { field: "status", op: "in", values: ["prospect", "interested"] },
            { field: "company", op: "contains", value: "苏州" },
          ],
        },
      ],
    },
    sort: [{ field: "lastContactedAt", dir: "desc" }],
  }),
);
const openFilter = async (page: Page): Promise<void> => {
  await hasRows(page);
  await page.locator('[aria-haspopup="dialog"]').first().click();
  await expect(page.getByRole("option").first()).toBeVisible();
};
const openEditor = async (page: Page): Promise<void> => {
  await hasRows(page);
  await page.locator("[data-edit-all]").click();
  await expect(page.getByRole("dialog")).toBeVisible();
};

export const screens: readonly ScreenStory[] = [
  { name: "sign-in", as: null, path: () => "/sign-in", ready: quiet },
  { name: "today", as: "sales1", path: () => "/today", ready: hasRows },
  { name: "customers", as: "sales1", path: () => "/customers", ready: hasRows },
  { name: "customers-view", as: "sales1", path: () => "/customers?view=prospects", ready: hasRows },
  { name: "customers-none", as: "sales1", path: () => "/customers?q=zzzz", ready: quiet },
  { name: "customers-query", as: "sales1", path: () => `/customers?query=${vips}`, ready: hasRows },
  { name: "query-fields", as: "sales1", path: () => "/customers", ready: openFilter },
  { name: "query-editor", as: "sales1", path: () => `/customers?query=${vips}`, ready: openEditor },
  { name: "customer", as: "sales1", path: ({ customerId }) => `/customers/${customerId}`, ready: hasTab },
  {
    name: "customer-details",
    as: "sales1",
    path: ({ customerId }) => `/customers/${customerId}?tab=details`,
    ready: hasTab,
  },
  {
    name: "customer-sharing",
    as: "sales1",
    path: ({ customerId }) => `/customers/${customerId}?tab=details`,
    ready: sharing,
  },
  {
    name: "customer-promises",
    as: "sales1",
    path: ({ customerId }) => `/customers/${customerId}?tab=promises`,
    ready: hasTab,
  },
  {
    name: "customer-likes",
    as: "sales1",
    path: ({ customerId }) => `/customers/${customerId}?tab=likes`,
    ready: withCharts,
  },
  {
    name: "customer-issues",
    as: "sales1",
    path: ({ customerId }) => `/customers/${customerId}?tab=issues`,
    ready: hasTab,
  },
  {
    name: "customer-files",
    as: "sales1",
    path: ({ customerId }) => `/customers/${customerId}?tab=files`,
    ready: withFiles,
  },
  {
    name: "customer-picture",
    as: "sales1",
    path: ({ customerId }) => `/customers/${customerId}?tab=files`,
    ready: withPicture,
  },
  {
    name: "customer-changes",
    as: "sales1",
    path: ({ customerId }) => `/customers/${customerId}?tab=changes`,
    ready: hasTab,
  },
  { name: "new-customer", as: "sales1", path: () => "/customers/new", ready: quiet },
  { name: "new-customer-again", as: "sales1", path: () => "/customers/new", ready: typedAgain },
  { name: "import", as: "sales1", path: () => "/import", ready: quiet },
  { name: "import-columns", as: "sales1", path: () => "/import", ready: withList(false) },
  { name: "import-review", as: "sales1", path: () => "/import", ready: withList(true) },
  { name: "export", as: "sales1", path: () => "/customers", ready: exporting },
  { name: "paper", as: "sales1", path: () => "/paper", ready: quiet },
  { name: "activity", as: "sales1", path: () => "/follow-ups?view=this-month", ready: hasRows },
  { name: "activity-none", as: "sales1", path: () => "/follow-ups?q=zzzz", ready: quiet },
  { name: "activity-span", as: "sales1", path: () => "/follow-ups", ready: choosingSpan },
  { name: "team-activity", as: "supervisor1", path: () => "/follow-ups?view=this-month", ready: hasRows },
  { name: "pool", as: "sales1", path: () => "/pool", ready: hasPool },
  { name: "pool-customer", as: "sales1", path: () => "/pool", ready: openFirst },
  { name: "pool-none", as: "sales1", path: () => "/pool?q=zzzz", ready: quiet },
  { name: "saving", as: "sales1", path: () => "/saving", ready: quiet },
  { name: "settings", as: "sales1", path: () => "/settings", ready: quiet },
  { name: "more", as: "sales1", path: () => "/more", ready: quiet },
  { name: "palette", as: "sales1", path: () => "/customers", ready: press("ControlOrMeta+k") },
  { name: "shortcuts", as: "sales1", path: () => "/today", ready: press("?") },
  { name: "nowhere", as: "sales1", path: () => "/no-such-page", ready: quiet },
  { name: "team-today", as: "supervisor1", path: () => "/today", ready: quiet },
  { name: "team-customers", as: "supervisor1", path: () => "/customers", ready: hasRows },
  { name: "pool-settings", as: "admin", path: () => "/settings/pool", ready: quiet },
  { name: "field-settings", as: "admin", path: () => "/settings/fields", ready: hasFields },
  { name: "field-settings-add", as: "admin", path: () => "/settings/fields", ready: addField },
  { name: "people", as: "admin", path: () => "/people", ready: quiet },
  { name: "exports", as: "admin", path: () => "/exports", ready: quiet },
  { name: "quarantine", as: "supervisor1", path: () => "/quarantine", ready: quiet },
  { name: "maintainer", as: "maintainer", path: () => "/today", ready: quiet },
];
