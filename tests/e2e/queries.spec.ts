import { expect, type Page, test } from "../support/e2e";
import { CustomersScreen } from "../support/screens/customers-screen";
import { QueriesScreen } from "../support/screens/queries-screen";

const wide = { viewport: { width: 1280, height: 800 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" };

const totalIs = (page: Page, count: number): Promise<void> =>
  expect.poll(() => new CustomersScreen(page).total()).toBe(count);

test("C5: a query is built, saved, changed without a network, and found on another device", async ({
  openAs,
}) => {
  test.setTimeout(120_000);
  const page = await openAs("sales3", "/customers", wide);
  const customers = new CustomersScreen(page);
  const queries = new QueriesScreen(page);
  await expect(customers.table).toBeVisible();
  await expect(customers.view("准客户")).toBeVisible();
  const prospects = Number((await customers.view("准客户").textContent())?.match(/\d+/)?.[0]);
  expect(prospects).toBeGreaterThan(1);

  await queries.addChoice("状态", "准客户");
  await totalIs(page, prospects);
  await queries.saveAs("要紧的准客户");
  await expect(queries.saved("要紧的准客户")).toHaveText(new RegExp(`${prospects}$`));
  await expect(page).toHaveURL(/\/customers\?saved=\w+$/);

  await page.context().setOffline(true);
  await queries.addText("电话", "1");
  await queries.addText("姓名", "没有人叫这个");
  await expect(page.getByText("没有符合条件的客户")).toBeVisible();
  await queries.conditions.getByRole("button", { name: "去掉“姓名 包含 没有人叫这个”" }).click();
  await queries.conditions.getByRole("button", { name: "保存修改" }).click();
  await expect(queries.conditions.getByRole("button", { name: "保存修改" })).toBeHidden();
  await page.context().setOffline(false);

  const other = await openAs("sales3", "/customers", wide);
  const there = new QueriesScreen(other);
  await there.saved("要紧的准客户").click({ timeout: 30_000 });
  await expect(there.conditions.getByText("电话 包含 1")).toBeVisible({ timeout: 30_000 });
  await expect(there.conditions.getByText("状态 是 准客户")).toBeVisible();

  await other
    .getByRole("group", { name: "我的查询" })
    .getByRole("button", { name: "查询", exact: true })
    .click();
  await other.getByRole("menuitem", { name: "管理查询" }).click();
  await other.getByRole("button", { name: "删除“要紧的准客户”" }).click();
  await expect(there.saved("要紧的准客户")).toBeHidden();
  await other.getByRole("button", { name: "撤销" }).click();
  await other.keyboard.press("Escape");
  await expect(there.saved("要紧的准客户")).toBeVisible();
});

test("C5: an address with a query opens for a colleague, and a shared view stands in their list", async ({
  openAs,
}) => {
  test.setTimeout(120_000);
  const page = await openAs("supervisor1", "/customers", wide);
  const queries = new QueriesScreen(page);
  await expect(new CustomersScreen(page).table).toBeVisible();
  await queries.addChoice("级别", "VIP");
  await queries.addChoice("状态", "准客户", "意向客户");
  await expect(page).toHaveURL(/query=.*status/);
  const { pathname, search } = new URL(page.url());

  const colleague = await openAs("sales1", `${pathname}${search}`, wide);
  const theirs = new QueriesScreen(colleague);
  await expect(theirs.conditions.getByText("级别 是 VIP")).toBeVisible();
  await expect(theirs.conditions.getByText("状态 是 准客户、意向客户")).toBeVisible();
  const list = new CustomersScreen(colleague);
  await expect.poll(() => list.total()).toBeGreaterThan(0);
  await expect(list.row(/VIP/)).toHaveCount((await list.table.getByRole("row").count()) - 1);

  await queries.conditions.getByRole("button", { name: "保存", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "保存查询" });
  await dialog.getByLabel("名称").fill("组里的 VIP");
  await dialog.getByLabel("共享").selectOption({ index: 1 });
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(queries.saved("组里的 VIP")).toBeVisible();

  await colleague
    .getByRole("group", { name: "我的查询" })
    .getByRole("button", { name: "查询", exact: true })
    .click();
  await expect(colleague.getByRole("menuitemcheckbox", { name: /组里的 VIP/ })).toBeVisible({
    timeout: 30_000,
  });
});

test("C5: conditions narrow the pool and the follow-ups, and stand in their addresses", async ({
  openAs,
}) => {
  test.setTimeout(120_000);
  const page = await openAs("supervisor1", "/pool", wide);
  const queries = new QueriesScreen(page);
  const inPool = page.locator('a[href^="/pool/"]').first();
  await expect(inPool).toBeVisible();
  await queries.addText("姓名", "没有人叫这个");
  await expect(page.getByText("没有符合条件的客户")).toBeVisible();
  await expect(page).toHaveURL(/\/pool\?query=.*name/);
  await page.getByRole("main").getByRole("button", { name: "清除条件" }).last().click();
  await expect(inPool).toBeVisible();
  await expect(page).toHaveURL(/\/pool$/);

  await page.goto("/follow-ups?view=this-month");
  const notes = page.getByRole("link").filter({ has: page.locator("time") });
  await expect(notes.first()).toBeVisible();
  await queries.addChoice("方式", "拜访");
  await expect(page).toHaveURL(/\/follow-ups\?view=this-month&query=.*method/);
  await expect(notes.filter({ hasNotText: "拜访" })).toHaveCount(0);
  await expect(notes.first()).toBeVisible();
  await queries.saveAs("拜访过的");
  await expect(page).toHaveURL(/\/follow-ups\?view=this-month&saved=\w+$/);
});
