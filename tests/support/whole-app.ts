import type { Page } from "@playwright/test";
import { eventually } from "./eventually";

/** Resolves once all chunks of the build are in the browser's caches: from then on every address opens offline. */
export async function untilWholeApp(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const isWhole = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const counts = await Promise.all(
        names.map(async (name) => (await (await caches.open(name)).keys()).length),
      );
      return counts.some((count) => count > 5);
    });
  await eventually(isWhole, { withinMs: 30_000, what: "the app is installed whole" });
}
