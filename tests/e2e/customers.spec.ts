import { expect, test } from "../support/e2e";
import { nthCustomer } from "../support/first-customer";
import { CustomerScreen } from "../support/screens/customer-screen";
import { CustomersScreen } from "../support/screens/customers-screen";

interface Person {
  readonly id: string;
  readonly name: string;
}

test("A salesperson finds a customer by whatever is remembered of it", async ({ openAs, signInAs }) => {
  const customer = await nthCustomer(await signInAs("sales3"), 2);
  const screen = new CustomersScreen(await openAs("sales3", "/customers"));
  const [full = "", initials = ""] = customer.pinyin.split(" ");
  const remembered = [
    customer.name,
    customer.name.slice(0, 1),
    full.slice(0, 5),
    initials,
    customer.phone.replace(/\D/g, "").slice(-4),
    customer.company.slice(0, 4),
    `${customer.name.slice(0, 1)} ${customer.company.slice(0, 3)}`,
  ];
  await expect(screen.rowOf(customer.id)).toBeVisible();
  for (const typed of remembered) {
    await screen.search.fill(typed);
    await expect(screen.rowOf(customer.id), `found by ${typed}`).toBeVisible();
  }
  await screen.search.fill("没有这个人");
  await expect(screen.page.getByText("没有找到“没有这个人”").first()).toBeVisible();
  // The address holds the query, so that it can be sent to a colleague and survives a reload.
  await screen.search.fill(customer.name);
  await expect(screen.page).toHaveURL(new RegExp(`q=${encodeURIComponent(customer.name)}`));
  await screen.page.reload();
  await expect(screen.search).toHaveValue(customer.name);
  await expect(screen.rowOf(customer.id)).toBeVisible();
});

test("A supervisor looks at one salesperson's customers, then at everybody's", async ({
  openAs,
  signInAs,
}) => {
  const sales = await signInAs("sales4");
  const person = await sales.json<Person>("/api/me");
  const own = (await sales.json<{ total: number }>("/api/customers?limit=1")).total;
  const screen = new CustomersScreen(await openAs("supervisor1", "/customers"));
  const total = () => screen.total();
  await expect.poll(total, { timeout: 20_000 }).toBeGreaterThan(own);
  await screen.page.getByRole("button", { name: /^看谁的客户/ }).click();
  await screen.page.getByRole("menuitemcheckbox", { name: person.name, exact: true }).click();
  await expect.poll(total).toBe(own);
  await screen.page.getByRole("button", { name: /^看谁的客户/ }).click();
  await screen.page.getByRole("menuitemcheckbox", { name: "所有人" }).click();
  await expect.poll(total).toBeGreaterThan(own);
});

test("What is edited in place stands in the history of changes, with who, old and new", async ({
  openAs,
  signInAs,
}) => {
  const sales = await signInAs("sales5");
  const { name } = await sales.json<Person>("/api/me");
  const customer = await nthCustomer(sales, 1);
  const screen = new CustomerScreen(await openAs("sales5", `/customers/${customer.id}`));
  await screen.untilWhole();
  await screen.show("资料");
  await screen.edit("公司", "杭州临平新纱线厂");
  await screen.show("变更");
  const line = (text: string) => screen.pane.getByRole("listitem").filter({ hasText: text });
  await expect(line("杭州临平新纱线厂")).toContainText(customer.company);
  await expect(line("杭州临平新纱线厂")).toContainText(name);
  // What happens while the history is open is added to it.
  const next = customer.status === "onHold" ? "已成交" : "暂停跟进";
  await screen.setStatus(next);
  await expect(line(next).filter({ hasText: "→" })).toBeVisible();
});

test("A field that can't be right says so beside itself, and changes nothing", async ({
  openAs,
  signInAs,
}) => {
  const customer = await nthCustomer(await signInAs("sales5"), 2);
  const page = await openAs("sales5", `/customers/${customer.id}?tab=details`);
  const screen = new CustomerScreen(page);
  await screen.untilWhole();
  await screen.edit("电话", "打不通");
  await expect(screen.pane.getByText("这不像电话号码")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.goto("/customers/new");
  await page.getByRole("button", { name: "加入客户" }).click();
  await expect(page.getByText("必填")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "姓名" })).toBeFocused();
});

test("A new device never calls the list empty while the customers are on their way", async ({ openAs }) => {
  const page = await openAs("supervisor1", "/sign-in");
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const note = () => {
      if (document.body?.textContent?.includes("还没有客户")) seen.push(location.pathname);
    };
    new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.goto("/customers");
  await expect(new CustomersScreen(page).table.getByRole("row").nth(3)).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "seen"))).toEqual([]);
});

test("The palette opens a customer by its initials, without the mouse", async ({ openAs, signInAs }) => {
  const customer = await nthCustomer(await signInAs("sales6"), 3);
  const page = await openAs("sales6", "/today");
  await expect(page.getByRole("heading", { name: "今天", level: 1 })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByPlaceholder(/^客户、同事/)).toBeFocused();
  await page.keyboard.type(customer.pinyin.split(" ")[1] ?? "");
  await expect(page.getByRole("option").filter({ hasText: customer.name }).first()).toBeVisible();
  await page.getByPlaceholder(/^客户、同事/).fill(customer.name);
  await expect(page.getByRole("option").first()).toContainText(customer.name);
  await page.keyboard.press("Enter");
  await expect(new CustomerScreen(page).heading(customer.name)).toBeVisible();
});
