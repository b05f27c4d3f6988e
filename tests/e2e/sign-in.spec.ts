import { expect, test } from "../support/e2e";
import { demoPassword } from "../support/sign-in";

test("Somebody signs in and comes to where the address said", async ({ page }) => {
  await page.goto("/customers?view=prospects");
  await expect(page.getByRole("heading", { name: "跟进", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByText("必填").first()).toBeVisible();

  await page.getByLabel("账号").fill("sales8");
  await page.getByRole("textbox", { name: "密码" }).fill("not-the-password");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "用户名或密码不正确" })).toBeVisible();

  await page.getByRole("textbox", { name: "密码" }).fill(demoPassword);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/customers\?view=prospects/);
  await expect(page.getByRole("heading", { name: "客户", level: 1 })).toBeVisible();
});

test("Language and colours change at once and stay after a reload", async ({ openAs }) => {
  const page = await openAs("sales8", "/settings");
  await page.getByRole("radio", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("radio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("radio", { name: "中文" }).click();
  await expect(page.getByRole("heading", { name: "设置", level: 1 })).toBeVisible();
});

test("Signing out takes the data off the device and closes the way back", async ({ openAs, signInAs }) => {
  const me = await (await signInAs("sales9")).json<{ id: string }>("/api/me");
  const page = await openAs("sales9", "/customers");
  await expect(page.getByRole("grid", { name: "客户表" }).getByRole("row").nth(2)).toBeVisible();
  await expect(page.getByTitle("同步状态")).toHaveText(/服务器已存/);
  await page.goto("/settings");
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "退出登录" }).click();
  await expect(page.getByRole("button", { name: "登录", exact: true })).toBeVisible();
  await page.goto("/customers");
  await expect(page.getByRole("button", { name: "登录", exact: true })).toBeVisible();
  const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ""));
  expect(left.filter((name) => name.includes(me.id))).toEqual([]);
});
