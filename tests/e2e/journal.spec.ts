import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { build } from "esbuild";
import { journalPromises } from "../support/journal/promises";
import { rootDir } from "../support/root-dir";

async function promisesAsScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(rootDir, "tests/support/journal/in-page.ts")],
    absWorkingDir: rootDir,
    alias: { "@": rootDir },
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    logLevel: "warning",
  });
  return outputFiles[0]?.text ?? "";
}

const smallDisk = 800_000;

/** Pages of nobody's: only the browser's own storage is under test. Each is a place of its own, with a disk of its own. */
async function openPlace(page: Page, origin: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  /** What a page can't do to itself. */
  const powers: Readonly<Record<string, () => Promise<unknown>>> = {
    freeDisk: () => cdp.send("Storage.overrideQuotaForOrigin", { origin }),
    evict: () => cdp.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" }),
  };
  await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: smallDisk });
  await page.route(`${origin}/**`, (route) => route.fulfill({ contentType: "text/html", body: "<p>" }));
  await page.exposeFunction("usePower", (name: string) => powers[name]?.());
  await page.goto(origin);
}

test("The journal keeps its promises over the browser's own database", async ({ context }) => {
  const content = await promisesAsScript();
  const broken: string[] = [];
  for (const [at, { name }] of journalPromises.entries()) {
    const page = await context.newPage();
    await openPlace(page, `http://localhost:${at + 1}`);
    await page.addScriptTag({ content });
    const complaint = await page.evaluate((promise) => window.keepPromise(promise), name);
    if (complaint !== null) broken.push(`${name}: ${complaint}`);
    await page.close();
  }
  expect(broken).toEqual([]);
});
