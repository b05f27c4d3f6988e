import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { chromiumArgs, ensureChromium } from "../support/find-chromium";

export function openBenchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArgs] });
}

/** Makes the page's processor so many times slower, as the developer tools do. */
export async function throttle(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}

/** The loader of these files marks named functions with a helper, which pages don't have. */
export function preparePages(context: BrowserContext): Promise<unknown> {
  return context.addInitScript("globalThis.__name ??= (value) => value");
}
