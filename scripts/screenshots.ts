import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright";
import { demoDataDir } from "../tests/support/demo-data";
import { chromiumArgs, ensureChromium } from "../tests/support/find-chromium";
import { nthCustomer } from "../tests/support/first-customer";
import { rootDir } from "../tests/support/root-dir";
import { type ScreenStory, screens } from "../tests/support/screens/all-screens";
import { demoPassword, signIn } from "../tests/support/sign-in";
import { startServer } from "../tests/support/start-server";
import { removeDir } from "../tests/support/temporary-dir";
import { ensureBuild } from "./ensure-build.mjs";

/**
 * `npm run screenshots`: every screen × phone and wide × light and dark × both languages, into `screenshots/`.
 * `-- --readme` makes the two pictures of the README in place of these; `-- --only customer` one screen.
 */
const sizes = { phone: { width: 360, height: 740 }, wide: { width: 1440, height: 900 } } as const;
const themes = ["light", "dark"] as const;
const locales = ["zh-CN", "en"] as const;

interface Shot {
  readonly story: ScreenStory;
  readonly size: keyof typeof sizes;
  readonly theme: (typeof themes)[number];
  readonly locale: (typeof locales)[number];
  readonly file: string;
}

function allShots(only: string | undefined): Shot[] {
  const wanted = screens.filter(({ name }) => only === undefined || only.split(",").includes(name));
  return locales.flatMap((locale) =>
    (["phone", "wide"] as const).flatMap((size) =>
      themes.flatMap((theme) =>
        wanted.map((story) => ({
          story,
          size,
          theme,
          locale,
          file: path.join(rootDir, "screenshots", locale, `${size}-${theme}`, `${story.name}.png`),
        })),
      ),
    ),
  );
}

function readmeShots(): Shot[] {
  const story = screens.find(({ name }) => name === "customer");
  if (!story) return [];
  const image = (name: string) => path.join(rootDir, "docs", "images", name);
  return [
    { story, size: "wide", theme: "light", locale: "en", file: image("customers.png") },
    { story, size: "phone", theme: "light", locale: "zh-CN", file: image("customer-phone.png") },
  ];
}

async function takeAll(
  browser: Browser,
  url: string,
  shots: readonly Shot[],
  sharpness: number,
): Promise<void> {
  const customer = await nthCustomer(await signIn(url, "sales1"), 5);
  let taken = 0;
  for (const [key, group] of groupByWindow(shots)) {
    const [first] = group;
    if (!first) continue;
    const options: BrowserContextOptions = {
      baseURL: url,
      viewport: sizes[first.size],
      colorScheme: first.theme,
      locale: first.locale,
      timezoneId: "Asia/Shanghai",
      deviceScaleFactor: sharpness,
      reducedMotion: "reduce",
    };
    const context = await browser.newContext(options);
    const page = await context.newPage();
    if (first.story.as) {
      await page.request.post("/api/auth/sign-in", {
        data: { username: first.story.as, password: demoPassword },
      });
    }
    for (const shot of group) taken += await take(page, shot, customer.id);
    await context.close();
    console.log(`${key}: ${taken} of ${shots.length}`);
  }
  if (taken < shots.length) throw new Error(`${shots.length - taken} pictures could not be taken.`);
}

/** Pictures of one person in one kind of window share that window. */
function groupByWindow(shots: readonly Shot[]): Map<string, Shot[]> {
  const groups = new Map<string, Shot[]>();
  for (const shot of shots) {
    const key = [shot.locale, shot.size, shot.theme, shot.story.as ?? "nobody"].join(" ");
    groups.set(key, [...(groups.get(key) ?? []), shot]);
  }
  return groups;
}

async function take(page: Page, { story, file }: Shot, customerId: string): Promise<number> {
  try {
    await page.goto(story.path({ customerId }));
    await story.ready(page);
    await page.mouse.move(0, 0);
    await mkdir(path.dirname(file), { recursive: true });
    await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
    return 1;
  } catch (error) {
    console.error(`${file}: ${(error as Error).message.split("\n")[0]}`);
    return 0;
  }
}

async function main(): Promise<void> {
  const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);
  const forReadme = process.argv.includes("--readme");
  await ensureBuild();
  const dataDir = await demoDataDir(forReadme ? 1 : 0.2);
  const server = await startServer({ dataDir });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArgs] });
  try {
    if (!forReadme && !only) await rm(path.join(rootDir, "screenshots"), { recursive: true, force: true });
    await takeAll(browser, server.url, forReadme ? readmeShots() : allShots(only), forReadme ? 1.25 : 2);
  } finally {
    await browser.close();
    await server.dispose();
    await removeDir(dataDir);
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
