import path from "node:path";
import { pathToFileURL } from "node:url";
import { rootDir } from "./build-sources.mjs";
import { ensureBuild } from "./ensure-build.mjs";

/** `npm start`: builds when needed, then becomes the server (one process, so that signals reach it). */
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(`Genjin needs Node 20.9 or newer; this is ${process.version}.`);
  process.exit(1);
}
await ensureBuild();
process.env.NODE_ENV = "production";
process.env.GENJIN_ROOT = rootDir;
process.chdir(rootDir);
await import(pathToFileURL(path.join(rootDir, "dist", "main.js")).href);
