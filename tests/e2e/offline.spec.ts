import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { expect, signInPage, test } from "../support/e2e";
import { eventually } from "../support/eventually";
import { chromiumArgs, ensureChromium } from "../support/find-chromium";
import { type ListedCustomer, nthCustomer } from "../support/first-customer";
import { CustomerScreen } from "../support/screens/customer-screen";
import { CustomersScreen } from "../support/screens/customers-screen";
import { type SignedIn, signIn } from "../support/sign-in";
import { removeDir, temporaryDir } from "../support/temporary-dir";

/** A browser whose profile survives closing it, as the one on somebody's desk does. */
function openBrowser(profile: string, baseURL: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    args: [...chromiumArgs],
    baseURL,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 800 },
  });
}

/** The app is installed and the device has all that it should hold. */
async function untilFilled(page: Page, filled: Promise<unknown>): Promise<void> {
  await filled;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect(page.getByRole("progressbar", { name: /正在取客户资料/ })).toBeHidden();
  await new CustomerScreen(page).untilKeptByServer();
}

test("A day without a network: everything works, is kept through a restart, and arrives", async ({
  browser,
  ownServer,
}) => {
  test.setTimeout(180_000);
  const sales = await signIn(ownServer.url, "sales1");
  const [seen, neverOpened] = [await nthCustomer(sales, 0), await nthCustomer(sales, 7)];
  const profile = await temporaryDir("profile");
  let context = await openBrowser(profile, ownServer.url);
  let page = await context.newPage();
  await signInPage(page, "sales1");
  const filled = page.waitForResponse(/\/api\/documents\/bulk$/).then((response) => response.finished());
  await page.goto(`/customers/${seen.id}`);
  await expect(new CustomerScreen(page).heading(seen.name)).toBeVisible();
  await untilFilled(page, filled);
  await eventually(() => hasWholeApp(page), { withinMs: 30_000, what: "the app is installed whole" });

  await ownServer.kill9();

  // An address never visited before opens, with what it shows.
  await page.goto(`/customers/${neverOpened.id}`);
  await page.reload();
  await expect(new CustomerScreen(page).heading(neverOpened.name)).toBeVisible();
  await new CustomerScreen(page).untilWhole();
  await findHalfRemembered(page, neverOpened);

  const customers = new CustomersScreen(page);
  await page.goto("/customers");
  await customers.addCustomer({ 姓名: "端木小满", 电话: "13912345678", 公司: "绍兴柯桥新布行" });
  const customer = new CustomerScreen(page);
  await expect(customer.heading("端木小满")).toBeVisible();
  await customer.writeFollowUp("市场里碰到的，要 40 支棉的价", "明天");
  await expect(customer.note("要 40 支棉的价")).toBeVisible();
  await expect(customer.saving).toHaveText(/待同步/);
  await customers.search.fill("dmxm");
  await expect(customers.row("端木小满")).toBeVisible();
  await customer.show("资料");
  await expect(customer.pane).toContainText("待编号");
  const made = new URL(page.url()).pathname;

  await context.close();
  context = await openBrowser(profile, ownServer.url);
  page = await context.newPage();
  await page.goto(made);
  const again = new CustomerScreen(page);
  await expect(again.heading("端木小满")).toBeVisible();
  await expect(again.note("要 40 支棉的价")).toBeVisible();
  await expect(again.saving).toHaveText(/待同步/);

  await ownServer.restart();
  await expect(again.saving).toHaveText(/服务器已存/, { timeout: 60_000 });
  await again.show("资料");
  await expect(again.pane).not.toContainText("待编号");
  await expectSupervisorSees(browser.newContext({ baseURL: ownServer.url }), made);
  await expectNumber(sales);
  await context.close();
  await removeDir(profile);
});

/** All chunks of the build are in the browser's caches. */
async function hasWholeApp(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const counts = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).length),
    );
    return counts.some((count) => count > 5);
  });
}

/** C4 offline: a name, its pinyin, a part of the phone number. */
async function findHalfRemembered(page: Page, customer: ListedCustomer): Promise<void> {
  const screen = new CustomersScreen(page);
  const pinyin = customer.pinyin.split(" ")[0] ?? "";
  for (const typed of [customer.name, pinyin, customer.phone.slice(-6)]) {
    await screen.search.fill(typed);
    await expect(screen.rowOf(customer.id), `found by ${typed}`).toBeVisible();
  }
  await screen.search.fill("");
}

async function expectSupervisorSees(opening: Promise<BrowserContext>, path: string): Promise<void> {
  const context = await opening;
  const page = await context.newPage();
  await signInPage(page, "supervisor1");
  await page.goto(path);
  const screen = new CustomerScreen(page);
  await expect(screen.heading("端木小满")).toBeVisible();
  await expect(screen.note("要 40 支棉的价")).toBeVisible();
  await page.goto("/customers?q=端木小满");
  await expect(new CustomersScreen(page).row("端木小满")).toBeVisible();
  await context.close();
}

async function expectNumber(sales: SignedIn): Promise<void> {
  const found = await eventually(async () => {
    const { rows } = await sales.json<{ rows: readonly ListedCustomer[] }>("/api/customers?q=端木小满");
    return rows[0];
  });
  expect(found).toMatchObject({ name: "端木小满", company: "绍兴柯桥新布行" });
  expect(found.customerNo).toMatch(/\d/);
}
