import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { getManifest } from "workbox-build";
import { rootDir } from "./build-sources.mjs";

/** After `next build`: public/sw.js with the list of all files that make the app work without network. */
const largestFile = 12 * 1024 * 1024;

const buildId = (await readFile(path.join(rootDir, ".next", "BUILD_ID"), "utf8")).trim();

async function filesBelow(folder, urlPrefix, patterns) {
  const { manifestEntries, warnings } = await getManifest({
    globDirectory: path.join(rootDir, folder),
    globPatterns: patterns,
    globIgnores: ["**/*.map", "sw.js"],
    modifyURLPrefix: { "": urlPrefix },
    // Next's file names carry a hash already.
    dontCacheBustURLsMatching: /^\/_next\/static\//,
    maximumFileSizeToCacheInBytes: largestFile,
  });
  if (warnings.length > 0) throw new Error(warnings.join("\n"));
  return manifestEntries;
}

const manifest = [
  ...(await filesBelow(".next/static", "/_next/static/", ["**/*.{js,css,woff2,svg,png,ico,json,wasm}"])),
  ...(await filesBelow("public", "/", ["**/*.{webmanifest,svg,png,ico}"])),
  { url: "/shell", revision: buildId },
];

await build({
  absWorkingDir: rootDir,
  entryPoints: ["lib/client/service-worker/worker.ts"],
  outfile: "public/sw.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  define: {
    "self.__WB_MANIFEST": JSON.stringify(manifest),
    "process.env.NODE_ENV": '"production"',
    BUILD_ID: JSON.stringify(buildId),
  },
  logLevel: "warning",
});
