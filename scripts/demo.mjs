import path from "node:path";
import { pathToFileURL } from "node:url";
import { rootDir } from "./build-sources.mjs";
import { ensureBuild } from "./ensure-build.mjs";

/** `npm run demo`: fills an empty database with the fictional company, then starts (unless `--seed-only`). */
await ensureBuild();
process.env.NODE_ENV = "production";
process.env.GENJIN_ROOT = rootDir;
process.chdir(rootDir);
const { seedDemo } = await import(pathToFileURL(path.join(rootDir, "dist", "demo.js")).href);
const seeded = await seedDemo(process.argv.slice(2));
if (!seeded.ok) {
  console.error(seeded.sentence);
  process.exit(1);
}
if (seeded.seedOnly) process.exit(0);
await import(pathToFileURL(path.join(rootDir, "dist", "main.js")).href);
