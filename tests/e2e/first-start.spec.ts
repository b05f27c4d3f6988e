import { expect, type Page, test } from "@playwright/test";
import { startServer, type TestServer } from "../support/start-server";

test.describe("The first start", () => {
  let server: TestServer;
  test.beforeAll(async () => {
    server = await startServer();
  });
  test.afterAll(() => server.dispose());

  test("prints a one-time token, makes the company and its admin, and closes behind itself", async ({
    page,
  }) => {
    const address = /(http:\/\/\S+\/setup\?token=\S+)/.exec(server.words())?.[1];
    expect(address, server.words()).toBeTruthy();

    // Whoever comes without the token gets nowhere.
    await page.goto(`${server.url}/customers`);
    await expect(page.getByRole("heading", { name: "先把公司搭起来" })).toBeVisible();
    await fillIn(page, { 设置口令: "wrong-token-of-somebody" });
    await page.getByRole("button", { name: "建立公司" }).click();
    await expect(page.getByText(/令牌|口令/).last()).toBeVisible();
    await expect(page.getByRole("heading", { name: "先把公司搭起来" })).toBeVisible();

    await page.goto(address ?? "");
    await page.getByRole("button", { name: "建立公司" }).click();
    await expect(page.getByText("必填").first()).toBeVisible();
    await fillIn(page, {});
    await page.getByRole("textbox", { name: "密码" }).fill("short");
    await page.getByRole("button", { name: "建立公司" }).click();
    await expect(page.getByText("至少 10 个字符").first()).toBeVisible();
    await page.getByRole("textbox", { name: "密码" }).fill("a-good-password");
    await page.getByRole("button", { name: "建立公司" }).click();
    await expect(page).toHaveURL(/\/(today|people|setup|customers)/);
    await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
    await expect(page.getByText("锦禾服饰").first()).toBeVisible();

    const again = await page.request.post(`${server.url}/api/setup`, {
      data: {
        token: new URL(address ?? "").searchParams.get("token"),
        ...company,
        password: "another-password",
      },
    });
    expect(again.status()).toBeGreaterThanOrEqual(400);
    await page.goto(`${server.url}/setup`);
    await expect(page.getByRole("heading", { name: "先把公司搭起来" })).toBeHidden();
  });
});

const company = { company: "锦禾服饰", timeZone: "Asia/Shanghai", name: "方敏", username: "fangmin" };

async function fillIn(page: Page, more: Readonly<Record<string, string>>): Promise<void> {
  const values = { 公司名称: "锦禾服饰", 时区: "Asia/Shanghai", 姓名: "方敏", 账号: "fangmin", ...more };
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).fill(value);
  if (more.设置口令) await page.getByRole("textbox", { name: "密码" }).fill("a-good-password");
}
