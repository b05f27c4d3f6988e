import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/e2e";
import { nthCustomer } from "../support/first-customer";
import { type ScreenStory, screens } from "../support/screens/all-screens";

const sizes = {
  phone: { width: 360, height: 740 },
  wide: { width: 1440, height: 900 },
} as const;

/** Everything that axe can find by WCAG 2.2 AA, and what it calls best practice. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Each pair of language, size and colours is looked at; all eight would only cost time. */
const windows = [
  { locale: "zh-CN", size: "phone", colorScheme: "light" },
  { locale: "zh-CN", size: "wide", colorScheme: "dark" },
  { locale: "en", size: "phone", colorScheme: "dark" },
  { locale: "en", size: "wide", colorScheme: "light" },
] as const;

for (const { locale, size, colorScheme } of windows) {
  test(`axe finds nothing on any screen: ${locale}, ${size}, ${colorScheme}`, async ({
    browser,
    openAs,
    server,
    signInAs,
  }) => {
    test.setTimeout(600_000);
    const customer = await nthCustomer(await signInAs("sales1"), 5);
    const options = { viewport: sizes[size], colorScheme, locale, reducedMotion: "reduce" } as const;
    const found: string[] = [];
    const look = async (page: Page, story: ScreenStory) => {
      await page.goto(story.path({ customerId: customer.id }));
      await story.ready(page);
      found.push(...(await findings(page)).map((finding) => `${story.name}: ${finding}`));
    };
    for (const username of new Set(screens.map((story) => story.as))) {
      const page = username
        ? await openAs(username, "/", options)
        : await (await browser.newContext({ baseURL: server.url, ...options })).newPage();
      for (const story of screens) if (story.as === username) await look(page, story);
      await page.context().close();
    }
    expect(found).toEqual([]);
  });
}
