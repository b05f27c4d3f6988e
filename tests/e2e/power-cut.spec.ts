import { expect, signInPage, test } from "../support/e2e";
import { nthCustomer } from "../support/first-customer";
import { CustomerScreen } from "../support/screens/customer-screen";
import { signIn } from "../support/sign-in";

test("What the screen says the server keeps is there after the server is killed", async ({
  browser,
  ownServer,
}) => {
  test.setTimeout(120_000);
  const sales = await signIn(ownServer.url, "sales1");
  const customer = await nthCustomer(sales, 0);
  const written: string[] = [];
  const context = await browser.newContext({ baseURL: ownServer.url });
  const page = await context.newPage();
  await signInPage(page, "sales1");
  const screen = new CustomerScreen(page);
  await page.goto(`/customers/${customer.id}`);

  for (let round = 1; round <= 3; round += 1) {
    const text = `第 ${round} 次：说好周四前送到`;
    await screen.writeFollowUp(text);
    await screen.untilKeptByServer();
    await ownServer.kill9();
    written.push(text);
    await ownServer.restart();
  }

  // A browser that knows nothing yet reads it all from the server alone.
  const other = await browser.newContext({ baseURL: ownServer.url });
  const fresh = await other.newPage();
  await signInPage(fresh, "supervisor1");
  await fresh.goto(`/customers/${customer.id}`);
  for (const text of written) await expect(new CustomerScreen(fresh).note(text)).toBeVisible();
  await context.close();
  await other.close();
});

test("What was written while the server was down arrives when it is back", async ({ browser, ownServer }) => {
  const customer = await nthCustomer(await signIn(ownServer.url, "sales1"), 1);
  const context = await browser.newContext({ baseURL: ownServer.url });
  const page = await context.newPage();
  await signInPage(page, "sales1");
  const screen = new CustomerScreen(page);
  await page.goto(`/customers/${customer.id}`);
  await expect(screen.heading(customer.name)).toBeVisible();
  await screen.untilWhole();
  await ownServer.kill9();
  await screen.writeFollowUp("电梯里写的，没有信号");
  await expect(screen.saving).toHaveText(/待同步/);
  await ownServer.restart();
  await expect(screen.saving).toHaveText(/服务器已存/, { timeout: 40_000 });
  await context.close();
});
