import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { cp, mkdir, readFile, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { rootDir } from "./root-dir";
import { serverEnvironment } from "./start-server";
import { removeDir, temporaryDir } from "./temporary-dir";

/**
 * The demo company, seeded once per build and scale into a template; each test gets a copy of its own. Dates of the
 * demo are spread around today, so that a template is good for one day.
 */
export async function demoDataDir(scale = 0.1): Promise<string> {
  const copy = await temporaryDir("demo");
  await cp(await demoTemplate(scale), copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return copy;
}

const templates = new Map<number, Promise<string>>();

export function demoTemplate(scale: number): Promise<string> {
  const known = templates.get(scale) ?? makeTemplate(scale);
  templates.set(scale, known);
  return known;
}

async function makeTemplate(scale: number): Promise<string> {
  const demo = path.join(rootDir, "dist", "demo.js");
  if (!existsSync(demo)) throw new Error("There is no build to test: run npm run build first.");
  const hash = createHash("sha256").update(await readFile(path.join(rootDir, "dist", "build.json")));
  const day = new Date().toISOString().slice(0, 10);
  const label = `${hash.digest("hex").slice(0, 12)}-${day}-${scale}`;
  const template = path.join(tmpdir(), "genjin-templates", label);
  if (existsSync(template)) return template;
  const making = await temporaryDir("seeding");
  await runSeed(demo, [`--scale=${scale}`], { DATA_DIR: making, LOG_LEVEL: "warn" });
  await mkdir(path.dirname(template), { recursive: true });
  // Two workers may have seeded at once: whoever renames first wins.
  await rename(making, template).catch(async (error: NodeJS.ErrnoException) => {
    if (!existsSync(template)) throw error;
    await removeDir(making);
  });
  return template;
}

/** Seeds a database of the caller's choice, for example a Postgres by `DATABASE_URL`. */
export async function seedDemo(scale: number, env: Readonly<Record<string, string>>): Promise<void> {
  await runSeed(path.join(rootDir, "dist", "demo.js"), [`--scale=${scale}`], env);
}

export async function runSeed(
  demo: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const script = path.join(rootDir, "tests", "support", "seed-demo.mjs");
  const child = spawn(process.execPath, [script, demo, ...args], {
    cwd: rootDir,
    env: serverEnvironment(env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let words = "";
  child.stdout.on("data", (chunk) => {
    words += chunk;
  });
  child.stderr.on("data", (chunk) => {
    words += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`The demo company could not be seeded:\n${words}`);
}
