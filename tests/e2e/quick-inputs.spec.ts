import { expect, test } from "../support/e2e";
import { nthCustomer } from "../support/first-customer";
import { CustomerScreen } from "../support/screens/customer-screen";
import { untilWholeApp } from "../support/whole-app";

test("One's own phrase and default values stand ready in the forms, without a network", async ({
  openAs,
  signInAs,
}) => {
  const customer = await nthCustomer(await signInAs("sales2"), 3);
  const page = await openAs("sales2", `/customers/${customer.id}`);
  const screen = new CustomerScreen(page);
  await screen.untilWhole();
  await untilWholeApp(page);
  await page.goto("/settings");
  await page.context().setOffline(true);
  await page.getByLabel("新的常用语：写跟进时").fill("电话未接，下午再打");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "常用语", exact: true })).toHaveValue("电话未接，下午再打");
  await page.getByLabel("联系方式").selectOption({ label: "拜访" });
  await page.getByLabel("来源").selectOption({ label: "广告媒体" });

  await page.goto(`/customers/${customer.id}`);
  await screen.beginFollowUp("/");
  await expect(page.getByRole("button", { name: "方式：拜访" })).toBeVisible();
  await page.getByRole("button", { name: "电话未接，下午再打" }).click();
  await expect(screen.composer).toHaveValue("电话未接，下午再打");

  await page.goto("/customers/new");
  await page.getByRole("button", { name: "更多资料" }).click();
  await expect(page.getByLabel("来源")).toHaveValue("advertising");
});
