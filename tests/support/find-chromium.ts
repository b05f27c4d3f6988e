import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";
import { rootDir } from "./root-dir";

const systemNames = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const systemPaths = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/snap/bin/chromium"];

/** Says what it does; the words of the tools themselves are shown only when they fail. */
type Say = (sentence: string) => void;

/** The browser of this machine for tests and screenshots, or null: Playwright's own first, then the system's. */
export function findChromium(): string | null {
  const given = process.env.GENJIN_CHROMIUM;
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => systemNames.map((name) => join(folder, name)));
  const candidates = [...(given ? [given] : []), chromium.executablePath(), ...onPath, ...systemPaths];
  return candidates.find((file) => existsSync(file) && starts(file)) ?? null;
}

/** Finds the browser, or installs one without asking anybody; throws one clear sentence where that is impossible. */
export function ensureChromium(say: Say = () => undefined): string {
  const found = findChromium();
  if (found) return found;
  const failures: string[] = [];
  for (const installer of installers()) {
    say(`No Chromium on this machine: ${installer.what} …`);
    const failure = installer.run();
    const installed = findChromium();
    if (installed) return installed;
    failures.push(failure ?? `what ${installer.what} brought does not start`);
  }
  throw new Error(
    `The browser tests need Chromium, and it could not be installed (${failures.join("; ")}). ` +
      "Install Chromium or Google Chrome, or name one in GENJIN_CHROMIUM.",
  );
}

interface Installer {
  readonly what: string;
  /** Why it failed, or null. */
  run(): string | null;
}

function installers(): readonly Installer[] {
  const isRoot = process.getuid?.() === 0;
  const debian: Installer = { what: "installing Debian's package", run: installFromDebian };
  const own: Installer = { what: "asking Playwright to download one", run: installFromPlaywright };
  return isRoot && existsSync("/usr/bin/apt-get") ? [debian, own] : [own];
}

function installFromDebian(): string | null {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const update = run("apt-get", ["update"], env);
  const install = run(
    "apt-get",
    ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"],
    env,
  );
  return install && (update ?? install);
}

function installFromPlaywright(): string | null {
  const cli = join(rootDir, "node_modules", "playwright", "cli.js");
  return run(process.execPath, [cli, "install", "chromium"], process.env);
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): string | null {
  const done = spawnSync(command, args, { env, stdio: ["ignore", "pipe", "pipe"], timeout: 600_000 });
  if (done.status === 0) return null;
  const words = `${done.stderr ?? ""}`.trim().split("\n").at(-1) ?? "";
  return `${command} ${args[0]} ended with ${done.status ?? done.signal}: ${words.slice(0, 200)}`;
}

/** A browser that is there but lacks its libraries doesn't count. */
function starts(file: string): boolean {
  return spawnSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

/** What a browser under test is started with: no sandbox as root, no traffic of its own. */
export const chromiumArgs: readonly string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
