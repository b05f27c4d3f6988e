import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
export const buildRecord = path.join(rootDir, "dist", "build.json");

/** All that a build is made of. Tests and documents don't make one necessary. */
const sources = ["app", "components", "drizzle", "lib", "public", "scripts", "sync-server"];
const sourceFiles = ["next.config.mjs", "package-lock.json", "package.json", "tsconfig.json"];
/** What builds write into source folders. */
const isBuilt = (name) => /^(sw|service-worker|workbox-).*\.js(\.map)?$/.test(name);

/** One hash over all sources: equal exactly when the build on disk is of these sources. */
export async function hashSources() {
  const hash = createHash("sha256");
  const files = [...sourceFiles];
  for (const folder of sources) files.push(...(await filesBelow(folder)));
  for (const file of files.sort()) {
    hash.update(file).update("\0");
    hash.update(await readFile(path.join(rootDir, file)));
  }
  return hash.digest("hex");
}

async function filesBelow(folder) {
  if (!existsSync(path.join(rootDir, folder))) return [];
  const entries = await readdir(path.join(rootDir, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !isBuilt(entry.name))
    .map((entry) => path.relative(rootDir, path.join(entry.parentPath ?? entry.path, entry.name)));
}

export async function isBuildCurrent() {
  try {
    const record = JSON.parse(await readFile(buildRecord, "utf8"));
    if (!existsSync(path.join(rootDir, ".next", "BUILD_ID"))) return false;
    return record.sources === (await hashSources());
  } catch {
    // No record: never built, or the build was cut short.
    return false;
  }
}
