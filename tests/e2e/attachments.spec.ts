import { type BrowserContext, chromium, type Page, type Request } from "@playwright/test";
import { expect, signInPage, test } from "../support/e2e";
import { chromiumArgs, ensureChromium } from "../support/find-chromium";
import { nthCustomer } from "../support/first-customer";
import { asPhoneWrites, noisePng, placeInPhoto } from "../support/pictures";
import { CustomerScreen } from "../support/screens/customer-screen";
import { removeDir, temporaryDir } from "../support/temporary-dir";
import { untilWholeApp } from "../support/whole-app";

const openBrowser = (profile: string, baseURL: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    args: [...chromiumArgs],
    baseURL,
    locale: "zh-CN",
    viewport: { width: 1280, height: 800 },
  });

const isPart = (request: Request) => request.method() === "PATCH";
const fileRow = (page: Page, name: string) =>
  new CustomerScreen(page).pane.getByRole("listitem").filter({ hasText: name });
/** Whether a small picture is painted, not only named. */
const isDrawn = (page: Page, name: string) =>
  fileRow(page, name)
    .locator("img")
    .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0);

/** A small JPEG, twice as wide as high. */
async function jpeg(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 32 });
    canvas.getContext("2d")?.fillRect(0, 0, 32, 32);
    return canvas.toDataURL("image/jpeg");
  });
  return Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
}

/** Width and height of the photo on this device, and whether the place is still in any file. */
async function storedPhoto(page: Page, place: string) {
  return page.evaluate(async (place) => {
    const name = (await indexedDB.databases()).find((database) => database.name?.endsWith(":files"))?.name;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name ?? "");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = await new Promise<ArrayBuffer[]>((resolve, reject) => {
      const request = database.transaction("bytes").objectStore("bytes").getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    database.close();
    const sizes: string[] = [];
    for (const bytes of all) {
      const bitmap = await createImageBitmap(new Blob([bytes])).catch(() => null);
      if (bitmap) sizes.push(`${bitmap.width}x${bitmap.height}`);
    }
    const saysPlace = all.some((bytes) => new TextDecoder("latin1").decode(bytes).includes(place));
    return { sizes, saysPlace };
  }, place);
}

test("A photo taken without a network: seen at once, kept through a restart, sent from where the line broke", async ({
  server,
  openAs,
  signInAs,
}) => {
  test.setTimeout(120_000);
  const [sales, foreign] = [await signInAs("sales2"), await signInAs("sales7")];
  const { id } = await nthCustomer(sales, 3);
  const address = `/customers/${id}?tab=files`;
  const profile = await temporaryDir("profile");
  let context = await openBrowser(profile, server.url);
  let page = await context.newPage();
  await signInPage(page, "sales2");
  await page.goto(address);
  await new CustomerScreen(page).untilWhole();
  await untilWholeApp(page);
  await new CustomerScreen(page).untilKeptByServer();

  await context.setOffline(true);
  const photo = { name: "样衣.png", mimeType: "image/png", buffer: noisePng(900, 700) };
  const paper = { name: "报价.csv", mimeType: "text/csv", buffer: Buffer.from("款号,单价\nA1,38\n") };
  const chooser = new CustomerScreen(page).pane.locator('input[type="file"][multiple]');
  await chooser.setInputFiles([photo, paper]);
  await expect(fileRow(page, "样衣.png")).toContainText("已存本机");
  await expect.poll(() => isDrawn(page, "样衣.png")).toBe(true);
  await expect(new CustomerScreen(page).saving).toHaveText(/待同步 2/);
  await chooser.setInputFiles([{ name: "a.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") }]);
  await expect(page.getByText("“a.svg”没有添加。不支持这种类型的文件。")).toBeVisible();

  const face = { name: "IMG_1.jpg", mimeType: "image/jpeg", buffer: asPhoneWrites(await jpeg(page)) };
  const pane = new CustomerScreen(page).pane;
  await pane.locator('header input[type="file"]').last().setInputFiles(face);
  await expect(pane.locator("header img")).toBeVisible();
  // Upright, and without the place where it was taken.
  const stored = await storedPhoto(page, placeInPhoto);
  expect(stored.saysPlace).toBe(false);
  expect(stored.sizes).toContain("32x64");

  // The browser is closed and opened again, still without a network.
  await context.close();
  context = await openBrowser(profile, server.url);
  await context.setOffline(true);
  page = await context.newPage();
  await page.goto(address);
  await expect.poll(() => isDrawn(page, "样衣.png")).toBe(true);

  // Back online the line breaks after the first part, and the browser is closed once more.
  let parts = 0;
  await context.route(/\/api\/uploads\//, (route) => {
    if (isPart(route.request())) parts += 1;
    return parts > 2 ? route.abort() : route.continue();
  });
  await context.setOffline(false);
  await expect.poll(() => parts, { timeout: 40_000 }).toBeGreaterThan(2);
  await expect(fileRow(page, "样衣.png")).toContainText(/已存本机|正在上传/);
  await context.close();

  context = await openBrowser(profile, server.url);
  page = await context.newPage();
  const firstPart = page.waitForRequest(isPart);
  await page.goto(address);
  expect(Number((await firstPart).headers()["upload-offset"])).toBeGreaterThan(0);
  await expect(fileRow(page, "样衣.png")).toContainText("服务器已存", { timeout: 30_000 });
  await new CustomerScreen(page).untilKeptByServer();

  const boss = await openAs("supervisor1", address);
  await expect.poll(() => isDrawn(boss, "样衣.png"), { timeout: 20_000 }).toBe(true);
  await expect(fileRow(boss, "报价.csv")).toBeVisible();
  await expect(new CustomerScreen(boss).pane.locator("header img")).toBeVisible();
  const served = boss.waitForResponse((response) => response.url().includes("/files/"));
  await fileRow(boss, "样衣.png").getByRole("button", { name: "打开 样衣.png" }).click();
  await expect(boss.getByRole("img", { name: "样衣.png" })).toBeVisible();
  const place = new URL((await served).url()).pathname;
  expect((await foreign.request(place)).status).toBe(403);
  await context.close();
  await removeDir(profile);
});
