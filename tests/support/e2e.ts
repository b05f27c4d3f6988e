import { type BrowserContextOptions, test as base, type Page } from "@playwright/test";
import { demoDataDir } from "./demo-data";
import { e2eScale } from "./e2e-scale";
import { demoPassword, type SignedIn, signIn } from "./sign-in";
import { startServer, type TestServer } from "./start-server";
import { removeDir } from "./temporary-dir";

export { expect, type Page } from "@playwright/test";

type OpenAs = (username: string, path?: string, options?: BrowserContextOptions) => Promise<Page>;

interface TestFixtures {
  /** A browser window of its own, signed in as that person of the demo company, at that address. */
  readonly openAs: OpenAs;
  /** That person without a browser: REST and sync. */
  readonly signInAs: (username: string) => Promise<SignedIn>;
  /** A server of the test's own on a fresh copy of the demo company, to be killed and started at will. */
  readonly ownServer: TestServer;
}

interface WorkerFixtures {
  /** One server per worker on a copy of the demo company, shared by its tests. */
  readonly server: TestServer;
}

async function withDemoServer(use: (server: TestServer) => Promise<void>): Promise<void> {
  const dataDir = await demoDataDir(e2eScale);
  const server = await startServer({ dataDir });
  await use(server);
  await server.dispose();
  await removeDir(dataDir);
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies of a fixture from this pattern.
  server: [async ({}, use) => withDemoServer(use), { scope: "worker", timeout: 180_000 }],
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  ownServer: [async ({}, use) => withDemoServer(use), { timeout: 180_000 }],
  baseURL: ({ server }, use) => use(server.url),
  openAs: async ({ browser, server }, use) => {
    const pages: Page[] = [];
    await use(async (username, path = "/", options = {}) => {
      const context = await browser.newContext({ baseURL: server.url, ...options });
      const page = await context.newPage();
      pages.push(page);
      await signInPage(page, username);
      await page.goto(path);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
  signInAs: ({ server }, use) => use((username) => signIn(server.url, username)),
});

/** Gives the window's cookies the session of that person. The sign-in screen has tests of its own. */
export async function signInPage(page: Page, username: string, password = demoPassword): Promise<void> {
  const answer = await page.request.post("/api/auth/sign-in", { data: { username, password } });
  if (!answer.ok()) throw new Error(`${username} cannot sign in: ${answer.status()} ${await answer.text()}`);
}
