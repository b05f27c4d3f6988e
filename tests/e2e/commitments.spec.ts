import { expect, test } from "../support/e2e";
import { nthCustomer } from "../support/first-customer";
import { CustomerScreen } from "../support/screens/customer-screen";

test("A promise is noted with the talk, kept in its list and ticked off; a problem stands on top until solved", async ({
  openAs,
  signInAs,
}) => {
  const customer = await nthCustomer(await signInAs("sales4"), 5);
  const screen = new CustomerScreen(await openAs("sales4", `/customers/${customer.id}`));
  const { pane } = screen;
  await screen.untilWhole();

  await pane.getByRole("button", { name: /写一条跟进/ }).click();
  await pane.getByRole("textbox", { name: "写跟进" }).fill("看了大货样，领口要改");
  await pane.getByRole("button", { name: "记一个承诺" }).click();
  await pane.getByRole("textbox", { name: "承诺内容" }).fill("周四送样到展厅");
  await pane.getByRole("group", { name: "什么时候兑现" }).getByRole("button", { name: "明天" }).click();
  await pane.getByRole("button", { name: "记下" }).click();
  const note = screen.note("看了大货样，领口要改");
  await expect(note).toContainText("周四送样到展厅");

  await screen.show("承诺");
  const promise = pane.getByRole("region", { name: "要兑现的" }).getByText("周四送样到展厅");
  await expect(promise).toBeVisible();
  await pane.getByRole("button", { name: "已兑现：周四送样到展厅" }).click();
  await expect(pane.getByRole("region", { name: "已兑现和往来" })).toContainText("周四送样到展厅");

  await screen.show("问题");
  await pane.getByRole("textbox", { name: "客户有什么要解决？" }).fill("门襟扣子掉漆");
  await pane.getByRole("button", { name: "加上" }).click();
  await screen.show("跟进");
  const onTop = pane.getByRole("region", { name: "要解决的" });
  await onTop.getByRole("button", { name: /门襟扣子掉漆/ }).click();
  await pane.getByRole("button", { name: "已解决：门襟扣子掉漆" }).click();
  await pane.getByRole("textbox", { name: "怎么解决的？" }).fill("换成镀镍扣");
  await screen.page.keyboard.press("Enter");
  await expect(pane.getByRole("region", { name: "已解决", exact: true })).toContainText("换成镀镍扣");
  await screen.untilKeptByServer();

  // A colleague who may see the customer sees all of it, but not the bottom line.
  await screen.show("承诺");
  await pane.getByRole("textbox", { name: "底线" }).fill("不低于 23 元");
  await screen.untilKeptByServer();
  const his = new CustomerScreen(await openAs("supervisor1", `/customers/${customer.id}?tab=promises`));
  await expect(his.pane).toContainText("周四送样到展厅");
  await expect(his.pane.getByRole("textbox", { name: "底线" })).toHaveValue("");
});
