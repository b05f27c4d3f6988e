import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/e2e";
import { nthCustomer } from "../support/first-customer";
import { type ScreenStory, screens } from "../support/screens/all-screens";

const sizes = {
  phone: { width: 360, height: 740 },
  wide: { width: 1440, height: 900 },
} as const;

/** Everything that axe can find by WCAG 2.2 AA, and what it calls best practice; in dark what hangs on colours. */
async function findings(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const light = await new AxeBuilder({ page }).analyze();
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]).analyze();
  const told = (scheme: string, { violations }: typeof light) =>
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id} (${scheme}): ${html.slice(0, 160)}`),
    );
  return [...told("light", light), ...told("dark", dark)];
}

/** Each language and each size once, in both colours: all four would only cost time. */
const windows = [
  { locale: "zh-CN", size: "phone" },
  { locale: "en", size: "wide" },
] as const;

for (const { locale, size } of windows) {
  test(`axe finds nothing on any screen: ${locale}, ${size}`, async ({
    browser,
    openAs,
    server,
    signInAs,
  }) => {
    test.setTimeout(600_000);
    const customer = await nthCustomer(await signInAs("sales1"), 5);
    const options = { viewport: sizes[size], locale } as const;
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
