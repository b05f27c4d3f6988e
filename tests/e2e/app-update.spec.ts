import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, signInPage, test } from "../support/e2e";
import { eventually } from "../support/eventually";
import { nthCustomer } from "../support/first-customer";
import { openVersionedSite } from "../support/new-version";
import { rootDir } from "../support/root-dir";
import { CustomerScreen } from "../support/screens/customer-screen";
import { type SignedIn, signIn } from "../support/sign-in";
import { untilWholeApp } from "../support/whole-app";

const newVersion = "another-build";

const buildId = async () => (await readFile(path.join(rootDir, ".next", "BUILD_ID"), "utf8")).trim();

/** The build whose worker serves this page. */
function versionOf(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }: MessageEvent<{ version: string }>) => resolve(data.version);
        navigator.serviceWorker.controller?.postMessage({ kind: "version" }, [port2]);
      }),
  );
}

const setsOf = (page: Page) => page.evaluate(() => caches.keys());

/** The app looks for a new version whenever somebody comes back to it. */
const comeBackTo = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

async function takeUpdate(page: Page): Promise<void> {
  const update = page.getByRole("button", { name: "更新", exact: true });
  // Offered once all files of the new version are on the device.
  await expect(update).toBeVisible({ timeout: 60_000 });
  const reloaded = page.waitForEvent("load", { timeout: 60_000 });
  await update.click();
  await reloaded;
}

async function serverHas(sales: SignedIn, customer: string, note: string): Promise<boolean> {
  const found = await sales.json<{ total: number }>(`/api/customers?q=${customer}`);
  const notes = await sales.json<{ total: number }>(`/api/follow-ups?q=${encodeURIComponent(note)}`);
  return found.total === 1 && notes.total === 1;
}

test("An update of the app loses nothing unsent, and leaves a second tab its own version until it agrees", async ({
  browser,
  ownServer,
}) => {
  const sales = await signIn(ownServer.url, "sales1");
  const customer = await nthCustomer(sales, 2);
  const oldVersion = await buildId();
  const site = await openVersionedSite(ownServer, oldVersion);
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  const screen = new CustomerScreen(page);
  await signInPage(page, "sales1");
  await page.goto("/customers");
  await untilWholeApp(page);
  const second = await context.newPage();
  const other = new CustomerScreen(second);
  await second.goto(`/customers/${customer.id}`);
  await other.untilWhole();

  site.holdSync();
  await page.getByRole("link", { name: /新客户/ }).click();
  await page.getByLabel("姓名", { exact: true }).fill("欧阳新版");
  await page.getByRole("button", { name: "加入客户" }).click();
  await expect(screen.heading("欧阳新版")).toBeVisible();
  await other.writeFollowUp("更新前写的一条");
  await other.beginFollowUp("写了一半");
  await expect(screen.saving).toHaveText(/待同步/);

  site.release(newVersion);
  await comeBackTo(page);
  await takeUpdate(page);
  expect(await versionOf(page)).toBe(newVersion);
  await expect(screen.heading("欧阳新版")).toBeVisible();
  await expect(screen.saving).toHaveText(/待同步/);

  // Of a screen that it had not yet needed, too, the second tab finds the files of its own version.
  expect(await setsOf(second)).toEqual(expect.arrayContaining([`genjin-files-${oldVersion}`]));
  await second.getByRole("link", { name: "设置" }).click();
  await expect(second.getByRole("button", { name: "退出登录" })).toBeVisible();
  await second.goBack();
  await takeUpdate(second);
  await expect(other.note("更新前写的一条")).toBeVisible();
  await expect(other.composer).toHaveValue("写了一半");

  site.letSync();
  for (const each of [screen, other]) await expect(each.saving).toHaveText(/服务器已存/, { timeout: 40_000 });
  await eventually(() => serverHas(sales, "欧阳新版", "更新前写的一条"), { what: "the server has both" });
  // Nobody runs the old version any more: the next page that begins sees its files off.
  await page.reload();
  await eventually(async () => (await setsOf(page)).join() === `genjin-files-${newVersion}`, {
    withinMs: 20_000,
    what: "the files of the old version are gone",
  });
  await context.close();
  await site.close();
});
