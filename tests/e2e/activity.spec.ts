import { expect, test } from "../support/e2e";
import { CustomerScreen } from "../support/screens/customer-screen";

const wide = { viewport: { width: 1280, height: 800 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" };

test("F2: a follow-up written offline stands in the activity at once, reaches the supervisor by itself, and is opened from there", async ({
  openAs,
}) => {
  test.setTimeout(180_000);
  const subject = "验厂时间";
  const supervisor = await openAs("supervisor1", "/follow-ups?last=1h", wide);
  await expect(supervisor.getByText("来自本机")).toBeVisible();

  const page = await openAs("sales1", "/customers", wide);
  await page.locator('a[href^="/customers/"]:not([href^="/customers/new"])').first().click();
  const customer = new CustomerScreen(page);
  await customer.untilWhole();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.context().setOffline(true);
  await customer.beginFollowUp(`${subject}改到周五`);
  await page.getByRole("button", { name: "记下" }).click();
  await page.getByRole("link", { name: "动态" }).click();
  await page.getByRole("button", { name: "今天" }).click();
  await expect(page).toHaveURL(/\/follow-ups\?view=today$/);
  await expect(page.getByRole("link", { name: new RegExp(subject) })).toBeVisible();

  await page.context().setOffline(false);
  const there = supervisor.getByRole("link", { name: new RegExp(subject) });
  await expect(there).toBeVisible({ timeout: 30_000 });
  await supervisor.getByRole("textbox", { name: /在跟进里找/ }).fill("改到周五");
  await expect(there.locator("mark").first()).toHaveText("改到周五");
  await there.click();
  await expect(supervisor).toHaveURL(/\/customers\/[\w-]+\?note=/);
  await expect(supervisor.locator('li[aria-current="true"]')).toContainText(subject);

  // F2: a word deep in a colleague's long note, found by the device alone.
  await page.goBack();
  await customer.writeFollowUp(`${"面料".repeat(120)}末了说起孔雀蓝提花`);
  await expect(new CustomerScreen(supervisor).note("孔雀蓝提花")).toBeVisible({ timeout: 30_000 });
  await supervisor.getByRole("link", { name: "动态" }).click();
  await expect(supervisor.getByRole("link", { name: /面料面料/ })).toBeVisible({ timeout: 30_000 });
  await supervisor.context().setOffline(true);
  await supervisor.getByRole("textbox", { name: /在跟进里找/ }).fill("孔雀蓝");
  const deep = supervisor.getByRole("link", { name: /孔雀蓝提花/ });
  await expect(deep.locator("mark")).toHaveText("孔雀蓝");
  await deep.click();
  await expect(supervisor.locator('li[aria-current="true"]')).toContainText("孔雀蓝提花");
});
