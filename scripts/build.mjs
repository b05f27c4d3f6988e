import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build as bundle } from "esbuild";
import { buildRecord, hashSources, rootDir } from "./build-sources.mjs";

/** Pages, server bundle, service worker, and the hashes of the inline scripts that the content policy names. */
export async function build() {
  const startedAt = Date.now();
  await rm(buildRecord, { force: true });
  const sources = await hashSources();
  await Promise.all([buildPages(), bundleServer()]);
  await buildServiceWorker();
  await writeScriptHashes();
  await writeFile(buildRecord, JSON.stringify({ sources }));
  console.log(`Built in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

/** `dist/*.js` leave packages to node_modules, so that parts in native code and wasm are found there. */
export async function bundleServer() {
  await mkdir(path.join(rootDir, "dist"), { recursive: true });
  const entryPoints = {
    main: "sync-server/main.ts",
    demo: "scripts/seed-demo.ts",
    reproject: "scripts/reproject.ts",
  };
  await bundle({
    absWorkingDir: rootDir,
    entryPoints,
    outdir: "dist",
    entryNames: "[name]",
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
  });
}

function buildPages() {
  return run([path.join(rootDir, "node_modules", "next", "dist", "bin", "next"), "build"]);
}

async function buildServiceWorker() {
  const script = path.join(rootDir, "scripts", "build-service-worker.mjs");
  if (existsSync(script)) await run([script]);
}

/** Next writes inline scripts into static pages; only these very scripts may run inline. */
async function writeScriptHashes() {
  const folder = path.join(rootDir, ".next", "server");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const hashes = new Set();
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith(".html")) continue;
    const html = await readFile(path.join(entry.parentPath ?? entry.path, entry.name), "utf8");
    for (const [, attributes, body] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
      if (/\ssrc=/.test(attributes)) continue;
      hashes.add(`sha256-${createHash("sha256").update(body).digest("base64")}`);
    }
  }
  await writeFile(
    path.join(rootDir, "dist", "csp.json"),
    JSON.stringify({ scriptHashes: [...hashes].sort() }),
  );
}

/** Runs a tool quietly; its words are shown only when it fails. */
function run(args) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
    const child = spawn(process.execPath, args, { cwd: rootDir, env, stdio: ["ignore", "pipe", "pipe"] });
    const words = [];
    child.stdout.on("data", (chunk) => words.push(chunk));
    child.stderr.on("data", (chunk) => words.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(words));
      reject(new Error(`${path.basename(args[0])} ended with ${code}`));
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log("Building pages and server …");
  build().catch((error) => {
    console.error(`The build failed: ${error.message}`);
    process.exit(1);
  });
}
