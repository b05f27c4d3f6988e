import { type BrowserContext, chromium, type Page } from "playwright";
import { eventually } from "../support/eventually";
import { chromiumArgs, ensureChromium } from "../support/find-chromium";
import { demoPassword } from "../support/sign-in";
import { startServer } from "../support/start-server";
import { removeDir, temporaryDir } from "../support/temporary-dir";
import type { Bench } from "./bench";
import { bigOwnerDataDir } from "./big-owner";
import { preparePages, throttle } from "./browser";
import { median, milliseconds } from "./figures";

const customers = 10_000;
const runs = 3;
/** What tells that the list can be used: rows are painted, and it knows how many there are. */
const firstRow = '[role="row"][id^="customer-"]';

/** The installed app with many customers on the device, opened anew with the server gone, until its list is there. */
export const coldOpen: Bench = {
  name: "cold-open",
  async run({ say }) {
    const dataDir = await bigOwnerDataDir(customers);
    const server = await startServer({ dataDir, env: { LOG_LEVEL: "error" } });
    const profile = await temporaryDir("profile");
    try {
      const filling = await fillDevice(profile, server.url, say);
      await server.kill9();
      const plain: number[] = [];
      const slow: number[] = [];
      const reload: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        say(`cold open, run ${run + 1} of ${runs}`);
        const [cold, warm] = await openCold(profile, server.url, 1);
        plain.push(cold);
        reload.push(warm);
        slow.push((await openCold(profile, server.url, 4))[0]);
      }
      const what = `cold open offline, ${customers.toLocaleString("en")} customers, to a usable list`;
      return [
        { what, ours: milliseconds(median(plain)), target: "≤ 1.0 s" },
        { what: `${what}, CPU 4× slower`, ours: milliseconds(median(slow)), target: "≤ 2.5 s" },
        { what: "the same, reloaded in the open browser", ours: milliseconds(median(reload)) },
        {
          what: `first fill of the device with ${customers.toLocaleString("en")} customers`,
          ours: `${(filling / 1000).toFixed(1)} s`,
        },
      ];
    } finally {
      await server.dispose();
      await removeDir(profile);
      await removeDir(dataDir);
    }
  },
};

function openProfile(profile: string, baseURL: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    args: [...chromiumArgs],
    baseURL,
    locale: "zh-CN",
    viewport: { width: 1280, height: 800 },
  });
}

/** Signs in and waits until the app is installed and every document is on the device; how long that took. */
async function fillDevice(profile: string, url: string, say: (sentence: string) => void): Promise<number> {
  const context = await openProfile(profile, url);
  const page = await context.newPage();
  await page.request.post("/api/auth/sign-in", { data: { username: "sales1", password: demoPassword } });
  const bulk = { answers: 0, lastAt: 0 };
  page.on("response", (response) => {
    if (!response.url().endsWith("/api/documents/bulk")) return;
    bulk.answers += 1;
    bulk.lastAt = Date.now();
  });
  const startedAt = Date.now();
  await page.goto("/customers");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForSelector(firstRow, { timeout: 60_000 });
  await eventually(() => countOf(page, customers), {
    withinMs: 120_000,
    everyMs: 500,
    what: "all rows are here",
  });
  await eventually(
    async () => bulk.answers > 0 && Date.now() - bulk.lastAt > 8_000 && !(await isFilling(page)),
    {
      withinMs: 600_000,
      everyMs: 1_000,
      what: "the device is filled",
    },
  );
  say(`the device was filled by ${bulk.answers} requests`);
  await context.close();
  return bulk.lastAt - startedAt;
}

const isFilling = (page: Page): Promise<boolean> => page.locator("progress").isVisible();

async function countOf(page: Page, wanted: number): Promise<boolean> {
  const count = await page.getByRole("grid").getAttribute("aria-rowcount");
  return Number(count) === wanted + 1;
}

/** Milliseconds from the navigation to the list: in a browser just started, then by a reload. */
async function openCold(profile: string, url: string, rate: number): Promise<readonly [number, number]> {
  const context = await openProfile(profile, url);
  try {
    await preparePages(context);
    const page = await context.newPage();
    await throttle(page, rate);
    await page.addInitScript(`(${watchForList.toString()})(${JSON.stringify(firstRow)}, ${customers + 1})`);
    await page.goto("/customers", { waitUntil: "commit" });
    const cold = await listShownAt(page);
    await page.reload({ waitUntil: "commit" });
    return [cold, await listShownAt(page)];
  } finally {
    await context.close();
  }
}

async function listShownAt(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => Reflect.get(window, "listShownAt"), null, {
    timeout: 60_000,
  });
  return (await handle.jsonValue()) as number;
}

/** Runs in the page: notes when the list stands, after the frame that paints it. */
function watchForList(row: string, count: number): void {
  const look = () => {
    const grid = document.querySelector('[role="grid"]');
    if (!document.querySelector(row) || Number(grid?.getAttribute("aria-rowcount")) !== count) {
      requestAnimationFrame(look);
      return;
    }
    requestAnimationFrame(() => Object.assign(window, { listShownAt: performance.now() }));
  };
  requestAnimationFrame(look);
}
