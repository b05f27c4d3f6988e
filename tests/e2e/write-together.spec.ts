import { expect, test } from "../support/e2e";
import { nthCustomer } from "../support/first-customer";
import { CustomerScreen } from "../support/screens/customer-screen";
import { CustomersScreen } from "../support/screens/customers-screen";

interface Me {
  readonly name: string;
}

test("Two people in one note see each other's letters and cursors", async ({ openAs, signInAs }) => {
  const [sales, supervisor] = [await signInAs("sales1"), await signInAs("supervisor1")];
  const [salesName, supervisorName] = [
    (await sales.json<Me>("/api/me")).name,
    (await supervisor.json<Me>("/api/me")).name,
  ];
  const customer = await nthCustomer(sales, 3);
  const hers = new CustomerScreen(await openAs("sales1", `/customers/${customer.id}`));
  await hers.writeFollowUp("大货样到厂看过");
  const his = new CustomerScreen(await openAs("supervisor1", `/customers/${customer.id}`));
  await expect(his.note("大货样到厂看过")).toBeVisible();

  const herNote = await hers.openNote("大货样到厂看过");
  const hisNote = await his.openNote("大货样到厂看过");
  await herNote.press("End");
  await herNote.pressSequentially("，克重轻了");
  await expect(hisNote).toContainText("大货样到厂看过，克重轻了");
  await expect(his.cursorOf(salesName)).toBeVisible();

  await hisNote.press("ControlOrMeta+End");
  await hisNote.pressSequentially("。周五前重打一件");
  await expect(herNote).toContainText("大货样到厂看过，克重轻了。周五前重打一件");
  await expect(hers.cursorOf(supervisorName)).toBeVisible();

  // Both at once, at both ends: letters may mix between people, never get lost.
  await herNote.press("ControlOrMeta+Home");
  await Promise.all([herNote.pressSequentially("甲乙丙丁"), hisNote.pressSequentially("一二三四")]);
  for (const note of [herNote, hisNote]) {
    await expect(note).toContainText("甲乙丙丁");
    await expect(note).toContainText("一二三四");
  }
});

test("The row of the list changes live for everybody who sees it", async ({ openAs, signInAs }) => {
  const customer = await nthCustomer(await signInAs("sales1"), 4);
  const herPage = await openAs("sales1", "/customers");
  const hisPage = await openAs("supervisor1", `/customers?q=${encodeURIComponent(customer.name)}`);
  const [hers, his] = [new CustomersScreen(herPage), new CustomersScreen(hisPage)];
  await expect(his.rowOf(customer.id)).toBeVisible();

  await hers.search.fill(customer.name);
  await hers.rowOf(customer.id).click();
  const customerPage = new CustomerScreen(herPage);
  await customerPage.setStatus("已成交");
  await customerPage.show("资料");
  await customerPage.edit("公司", "苏州新锦服饰");
  for (const screen of [hers, his]) {
    await expect(screen.rowOf(customer.id)).toContainText("已成交");
    await expect(screen.rowOf(customer.id)).toContainText("苏州新锦服饰");
  }
  // Everyone who has the customer open is shown to the others.
  await his.rowOf(customer.id).click();
  await expect(customerPage.pane.getByTitle(/^正在看：/)).toBeVisible();
});
