import type { Browser, Page } from "playwright";
import { demoDataDir } from "../support/demo-data";
import { nthCustomer } from "../support/first-customer";
import { CustomerScreen } from "../support/screens/customer-screen";
import { demoPassword, signIn } from "../support/sign-in";
import { startServer } from "../support/start-server";
import { removeDir } from "../support/temporary-dir";
import type { Bench } from "./bench";
import { openBenchBrowser, preparePages } from "./browser";
import { milliseconds, percentile } from "./figures";

const letters = 150;
const betweenMs = 60;

/** From a key pressed in a note to the letter painted on the other person's screen, both on this machine. */
export const keystroke: Bench = {
  name: "keystroke",
  async run() {
    const dataDir = await demoDataDir(0.1);
    const server = await startServer({ dataDir, env: { LOG_LEVEL: "error" } });
    const browser = await openBenchBrowser();
    try {
      const times = await measure(browser, server.url);
      return [
        {
          what: "key pressed to letter on the other screen, p50 · p95",
          ours: `${milliseconds(percentile(times, 0.5))} · ${milliseconds(percentile(times, 0.95))} (kept first)`,
          target: "p95 ≤ 50 ms",
        },
      ];
    } finally {
      await browser.close();
      await server.dispose();
      await removeDir(dataDir);
    }
  },
};

async function measure(browser: Browser, url: string): Promise<number[]> {
  const customer = await nthCustomer(await signIn(url, "sales1"), 0);
  const writer = await openCustomer(browser, url, "sales1", customer.id);
  await writer.writeFollowUp("开始");
  const reader = await openCustomer(browser, url, "supervisor1", customer.id);
  const note = await writer.openNote("开始");
  const seen = await reader.openNote("开始");
  await writer.page.evaluate(() => {
    const keys: number[] = [];
    Object.assign(window, { keys });
    addEventListener("keydown", () => keys.push(performance.timeOrigin + performance.now()), {
      capture: true,
    });
  });
  await seen.evaluate((element) => {
    const shown: { at: number; count: number }[] = [];
    Object.assign(window, { shown });
    const look = () =>
      requestAnimationFrame(() => {
        const count = (element.textContent ?? "").split("x").length - 1;
        shown.push({ at: performance.timeOrigin + performance.now(), count });
      });
    new MutationObserver(look).observe(element, { subtree: true, childList: true, characterData: true });
  });
  await note.press("End");
  await note.pressSequentially("x".repeat(letters), { delay: betweenMs });
  await reader.page.waitForFunction(
    (wanted) => (Reflect.get(window, "shown") as { count: number }[]).some(({ count }) => count >= wanted),
    letters,
  );
  return timesBetween(writer.page, reader.page);
}

async function timesBetween(writer: Page, reader: Page): Promise<number[]> {
  const keys = ((await writer.evaluate(() => Reflect.get(window, "keys"))) as number[]).slice(-letters);
  const shown = (await reader.evaluate(() => Reflect.get(window, "shown"))) as {
    at: number;
    count: number;
  }[];
  return keys.map((pressed, at) => (shown.find(({ count }) => count > at)?.at ?? Number.NaN) - pressed);
}

async function openCustomer(
  browser: Browser,
  url: string,
  username: string,
  id: string,
): Promise<CustomerScreen> {
  const context = await browser.newContext({
    baseURL: url,
    locale: "zh-CN",
    viewport: { width: 1280, height: 800 },
  });
  await preparePages(context);
  const page = await context.newPage();
  await page.request.post("/api/auth/sign-in", { data: { username, password: demoPassword } });
  await page.goto(`/customers/${id}`);
  const screen = new CustomerScreen(page);
  await screen.untilWhole();
  return screen;
}
