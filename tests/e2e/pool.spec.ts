import type { Browser, Page } from "@playwright/test";
import { expect, signInPage, test } from "../support/e2e";
import { nthCustomer } from "../support/first-customer";
import { CustomerScreen } from "../support/screens/customer-screen";
import { PoolScreen } from "../support/screens/pool-screen";
import { signIn } from "../support/sign-in";
import { untilWholeApp } from "../support/whole-app";

async function openWindow(browser: Browser, url: string, username: string, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await signInPage(page, username);
  await page.goto(path);
  return page;
}

test("C9, P4: released without a network, claimed by two without a network: one gets it, all are told", async ({
  browser,
  ownServer,
}) => {
  test.setTimeout(180_000);
  const { url } = ownServer;
  const sales1 = await signIn(url, "sales1");
  const customer = await nthCustomer(sales1, 3);
  const owner = await openWindow(browser, url, "sales1", `/customers/${customer.id}`);
  const record = new CustomerScreen(owner);
  await record.untilWhole();
  await untilWholeApp(owner);
  const rivals = [
    await openWindow(browser, url, "sales2", "/pool"),
    await openWindow(browser, url, "sales3", "/pool"),
  ];
  for (const page of rivals) await expect(page.locator('a[href^="/pool/"]').first()).toBeVisible();

  await ownServer.kill9();

  // The owner's last word, then the release: both wait, in this order.
  await record.writeFollowUp("说好下个月再联系");
  const pool = new PoolScreen(owner);
  await pool.release(record.pane, "A队", "客户暂无采购计划");
  await expect(pool.saying("联网后由服务器决定")).toBeVisible();
  await expect(record.saving).toHaveText(/待同步/);
  await owner.goto("/customers");
  await expect(owner.locator(`#customer-${customer.id}`)).toHaveCount(0);
  await owner.goto("/saving");
  await expect(owner.getByRole("main").getByRole("listitem").filter({ hasText: "移入公海" })).toContainText(
    customer.name,
  );

  await ownServer.restart();
  await expect(record.saving).toHaveText(/服务器已存/, { timeout: 60_000 });
  await expect(
    owner
      .getByRole("main")
      .getByRole("listitem")
      .filter({ hasText: `已把${customer.name}移入公海` }),
  ).toBeVisible();

  const screens = rivals.map((page) => new PoolScreen(page));
  for (const screen of screens) {
    await screen.showLane("A队");
    await screen.find(customer.name);
    await expect(screen.claimButton(customer.name)).toBeVisible({ timeout: 60_000 });
    await expect(screen.row(customer.name)).toContainText("客户暂无采购计划");
  }
  // The whole record can be read before one claims.
  await screens[0]?.row(customer.name).click();
  await expect(rivals[0]?.getByRole("tabpanel") ?? owner.locator("none")).toContainText("说好下个月再联系");

  await ownServer.kill9();
  for (const screen of screens) {
    await screen.claimButton(customer.name).first().click();
    await expect(screen.saying("联网后由服务器决定")).toBeVisible();
    await expect(screen.row(customer.name)).toContainText("已申请，联网后告知");
  }
  await ownServer.restart();

  for (const page of rivals) {
    await page.goto("/saving");
    const outcome = page.getByRole("main").getByRole("listitem").filter({ hasText: customer.name });
    await expect(outcome).toContainText(/已领取|不在公海/, { timeout: 60_000 });
  }
  const outcomes = await Promise.all(rivals.map((page) => page.getByRole("main").textContent()));
  expect(outcomes.filter((text) => text?.includes("已领取"))).toHaveLength(1);
  expect(outcomes.filter((text) => text?.includes("不在公海"))).toHaveLength(1);
  for (const page of [owner, ...rivals]) await page.context().close();
});

test("P5: a claim is taken back; why one isn't possible is said before pressing", async ({
  openAs,
  signInAs,
}) => {
  const admin = await signInAs("admin");
  const setRules = (rules: object) =>
    admin.request("/api/commands/pool.setRules", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify(rules),
    });
  expect((await setRules({ dailyClaimLimit: 1 })).status).toBe(200);
  const page = await openAs("sales4", "/pool");
  const screen = new PoolScreen(page);
  await screen.showLane("公共区");
  const button = page.getByRole("button", { name: /^领取./ }).first();
  await button.click();
  await expect(screen.saying("已领取")).toBeVisible();
  await expect(page.getByText("今天的 1 位已用完").first()).toBeVisible();
  await screen.saying("已领取").getByRole("button", { name: "撤销" }).click();
  await expect(screen.saying("已撤销")).toBeVisible();
  await expect(page.getByText("今天的 1 位已用完")).toHaveCount(0);
  expect((await setRules({})).status).toBe(200);
});
