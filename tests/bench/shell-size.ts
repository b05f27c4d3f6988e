import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { demoDataDir } from "../support/demo-data";
import { rootDir } from "../support/root-dir";
import { CustomersScreen } from "../support/screens/customers-screen";
import { demoPassword } from "../support/sign-in";
import { startServer } from "../support/start-server";
import { removeDir } from "../support/temporary-dir";
import type { Bench } from "./bench";
import { openBenchBrowser } from "./browser";
import { kilobytes } from "./figures";

const nextDir = path.join(rootDir, ".next");

/** JavaScript that a first visit loads, as the browser itself lists it, until the sign-in page and until the list. */
export const shellSize: Bench = {
  name: "shell-size",
  async run() {
    const dataDir = await demoDataDir(0.1);
    const server = await startServer({ dataDir, env: { LOG_LEVEL: "error" } });
    const browser = await openBenchBrowser();
    try {
      // Without a service worker: it would load everything else in the background.
      const page = await browser.newPage({ baseURL: server.url, serviceWorkers: "block", locale: "zh-CN" });
      await page.goto("/sign-in");
      await page.getByRole("button", { name: "登录", exact: true }).waitFor();
      const signIn = await loadedSize(await page.evaluate(loadedScripts));
      await page.request.post("/api/auth/sign-in", { data: { username: "sales1", password: demoPassword } });
      await page.goto("/customers");
      await new CustomersScreen(page).table.getByRole("row").nth(1).waitFor();
      const list = await loadedSize(await page.evaluate(loadedScripts));
      const all = await allScripts();
      return [
        {
          what: "first-load JavaScript of the shell (sign-in page), gzip",
          ours: kilobytes(signIn),
          target: "≤ 250 kB",
        },
        { what: "JavaScript loaded until the list of customers, gzip", ours: kilobytes(list) },
        { what: `all JavaScript, precached (${all.count} files), gzip`, ours: kilobytes(all.size) },
      ];
    } finally {
      await browser.close();
      await server.dispose();
      await removeDir(dataDir);
    }
  },
};

/** Runs in the page. */
function loadedScripts(): string[] {
  const names = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  return [...new Set(names.filter((name) => name.endsWith(".js") && name.startsWith("/_next/")))];
}

async function loadedSize(addresses: readonly string[]): Promise<number> {
  const files = addresses.map((address) =>
    path.join(nextDir, decodeURIComponent(address.slice("/_next/".length))),
  );
  return sum(await Promise.all(files.map(gzipSize)));
}

async function allScripts(): Promise<{ readonly count: number; readonly size: number }> {
  const folder = path.join(nextDir, "static");
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".js"));
  const sizes = await Promise.all(files.map((file) => gzipSize(path.join(folder, file))));
  return { count: files.length, size: sum(sizes) };
}

async function gzipSize(file: string): Promise<number> {
  return gzipSync(await readFile(file), { level: 9 }).length;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
