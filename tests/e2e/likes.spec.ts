import { expect, test } from "../support/e2e";
import { nthCustomer } from "../support/first-customer";
import { CustomerScreen } from "../support/screens/customer-screen";

test("The admin makes a product; it is noted as bought offline and drawn; a colleague is let in and out; another types the same phone", async ({
  openAs,
  signInAs,
}) => {
  const settings = await openAs("admin", "/settings/fields");
  await settings.getByRole("button", { name: "添加产品" }).click();
  await settings.getByRole("textbox", { name: "名称" }).fill("莱赛尔斜纹");
  await settings.getByRole("button", { name: "保存" }).click();
  await expect(settings.getByRole("listitem").filter({ hasText: "莱赛尔斜纹" })).toBeVisible();

  const customer = await nthCustomer(await signInAs("sales5"), 4);
  const screen = new CustomerScreen(await openAs("sales5", `/customers/${customer.id}?tab=likes`));
  const { page, pane } = screen;
  const product = pane.getByRole("button", { name: "莱赛尔斜纹", exact: true });
  await expect(product).toBeVisible();
  // Once something is noted there is something to draw: the code for it is on the device before the network goes.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.context().setOffline(true);
  await product.click();
  await pane.getByRole("button", { name: "添加购买" }).click();
  await expect(pane.getByRole("region", { name: "购买和询问" })).toContainText("莱赛尔斜纹");
  await page.context().setOffline(false);
  await expect(pane.getByRole("figure", { name: "各产品购买" })).toContainText("莱赛尔斜纹");
  await screen.untilKeptByServer();

  await screen.show("资料");
  await pane.getByRole("region", { name: "协作人" }).getByRole("button", { name: "添加" }).click();
  const colleague = await (await signInAs("sales7")).json<{ name: string }>("/api/me");
  await page.getByRole("dialog").getByRole("button", { name: colleague.name }).click();
  const theirs = new CustomerScreen(await openAs("sales7", `/customers/${customer.id}?tab=likes`));
  await expect(theirs.pane.getByRole("region", { name: "购买和询问" })).toContainText("莱赛尔斜纹");
  await pane.getByRole("button", { name: `收回${colleague.name}的权限` }).click();
  await expect(theirs.pane).toContainText("这位客户你看不了");

  await theirs.page.goto("/customers/new");
  await theirs.page.getByRole("textbox", { name: "电话" }).fill(customer.phone);
  await expect(theirs.page.getByRole("status").filter({ hasText: "已有这位客户，请问" })).toBeVisible();
});
