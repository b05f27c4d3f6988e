import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import * as Y from "yjs";
import { expect, test } from "../support/e2e";
import { nthCustomer } from "../support/first-customer";
import { CustomerScreen } from "../support/screens/customer-screen";
import { untilWholeApp } from "../support/whole-app";

interface UnsentFile {
  readonly waiting: readonly { readonly customerName: string; readonly excerpt: string }[];
  readonly updates: readonly { readonly document: string; readonly update: string }[];
}

/** Presses the button of the file and reads what one gets. */
async function savedFile(page: Page): Promise<{ readonly html: string; readonly data: UnsentFile }> {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "存成文件" }).click();
  const html = await readFile(await (await downloading).path(), "utf8");
  const json = /id="genjin-unsent">(.*?)<\/script>/s.exec(html)?.[1] ?? "{}";
  return { html, data: JSON.parse(json) as UnsentFile };
}

/** All that the state of saving says from now on, however shortly: red may last a tenth of a second. */
async function hearSaving(page: Page): Promise<() => Promise<string[]>> {
  const heard = await page.evaluateHandle(() => {
    const words: string[] = [];
    const listen = () => {
      const word = document.querySelector('[title="同步状态"]')?.textContent ?? "";
      if (word !== words.at(-1)) words.push(word);
    };
    listen();
    new MutationObserver(listen).observe(document.body, {
      ...{ subtree: true, childList: true, attributes: true, characterData: true },
    });
    return words;
  });
  return () => heard.jsonValue();
}

test("Two tabs of one person offline: both see the note grow, and closing one loses nothing", async ({
  openAs,
  signInAs,
}) => {
  const customer = await nthCustomer(await signInAs("sales1"), 9);
  const page = await openAs("sales1", `/customers/${customer.id}`);
  const first = new CustomerScreen(page);
  await first.untilWhole();
  const second = new CustomerScreen(await page.context().newPage());
  await second.page.goto(`/customers/${customer.id}`);
  await second.untilWhole();
  await untilWholeApp(page);
  await page.context().setOffline(true);

  await first.writeFollowUp("没有信号的厂里");
  await expect(second.note("没有信号的厂里")).toBeVisible();
  const hers = await first.openNote("没有信号的厂里");
  const other = await second.openNote("没有信号的厂里");
  await hers.press("ControlOrMeta+End");
  await hers.pressSequentially("，样衣合格");
  await expect(other).toContainText("没有信号的厂里，样衣合格");
  await other.press("ControlOrMeta+End");
  await other.pressSequentially("，下周出货");
  await expect(hers).toContainText("没有信号的厂里，样衣合格，下周出货");
  await page.close();
  await expect(second.saving).toHaveText(/待同步/);

  await second.page.context().setOffline(false);
  await expect(second.saving).toHaveText(/服务器已存/, { timeout: 40_000 });
  const his = new CustomerScreen(await openAs("supervisor1", `/customers/${customer.id}`));
  await expect(his.note("没有信号的厂里，样衣合格，下周出货")).toBeVisible();
});

test("What is not sent can be saved as a file, and signing out asks first", async ({ openAs, signInAs }) => {
  const customer = await nthCustomer(await signInAs("sales2"), 1);
  const page = await openAs("sales2", `/customers/${customer.id}`);
  const screen = new CustomerScreen(page);
  await screen.untilWhole();
  await untilWholeApp(page);
  await page.context().setOffline(true);
  await screen.writeFollowUp("他问 <b>三百件</b> 的价");
  await expect(screen.saving).toHaveText(/待同步/);
  await screen.saving.click();
  const { html, data } = await savedFile(page);
  expect(html).toContain("他问 &lt;b&gt;三百件&lt;/b&gt; 的价");
  expect(html).toContain(customer.name);
  expect(data.waiting).toContainEqual(expect.objectContaining({ customerName: customer.name }));
  const raw = data.updates.find(({ document }) => document === `customer/${customer.id}`);
  const words = Y.decodeUpdate(Buffer.from(raw?.update ?? "", "base64")).structs.map((struct) =>
    struct instanceof Y.Item ? String(struct.content.getContent().join("")) : "",
  );
  expect(words.join("")).toContain("他问 <b>三百件</b> 的价");

  await page.goto("/settings");
  await page.getByRole("button", { name: "退出登录" }).click();
  const dialog = page.getByRole("dialog", { name: /还有 \d+ 处没有同步/ });
  await expect(dialog.getByRole("button", { name: "存成文件" })).toBeVisible();
  await dialog.getByRole("button", { name: "留下" }).click();
  await expect(dialog).toBeHidden();
});

test("Storage cleared under an open tab: red, stored again by itself, and there after a restart", async ({
  openAs,
  server,
  signInAs,
}) => {
  const customer = await nthCustomer(await signInAs("sales3"), 1);
  const page = await openAs("sales3", `/customers/${customer.id}`);
  const screen = new CustomerScreen(page);
  await screen.untilWhole();
  await untilWholeApp(page);
  await page.context().setOffline(true);
  await screen.writeFollowUp("只在这台手机里");
  await expect(screen.saving).toHaveText(/待同步/);
  const said = await hearSaving(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Storage.clearDataForOrigin", { origin: server.url, storageTypes: "indexeddb" });
  await expect.poll(said).toContain("存不进本机");
  await expect.poll(async () => (await said()).at(-1)).toMatch(/待同步/);
  await page.reload();
  await expect(screen.note("只在这台手机里")).toBeVisible();
  await page.context().setOffline(false);
  await expect(screen.saving).toHaveText(/服务器已存/, { timeout: 40_000 });
});

test("A window without storage shows what the server has and lets nobody type into the void", async ({
  openAs,
  signInAs,
}) => {
  const customer = await nthCustomer(await signInAs("sales4"), 1);
  const page = await openAs("sales4", "/sign-in");
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("not in a private window", "SecurityError");
    };
  });
  await page.goto(`/customers/${customer.id}`);
  const screen = new CustomerScreen(page);
  await expect(screen.heading(customer.name)).toBeVisible();
  await expect(screen.saving).toHaveText("存不进本机");
  await expect(screen.pane.getByText("浏览器存不下东西，先停止编辑。")).toBeVisible();
  await expect(screen.pane.getByRole("button", { name: /写一条跟进/ })).toHaveCount(0);
  await expect(screen.pane.getByRole("textbox", { name: "写跟进" })).toHaveCount(0);
});
