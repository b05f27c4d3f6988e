import { isBuildCurrent } from "./build-sources.mjs";

/** Builds when the sources changed since the last build; ends the process with a sentence when that fails. */
export async function ensureBuild() {
  if (await isBuildCurrent()) return;
  console.log("Building pages and server (about a minute the first time) …");
  try {
    const { build } = await import("./build.mjs");
    await build();
  } catch (error) {
    const missing = error?.code === "ERR_MODULE_NOT_FOUND";
    console.error(missing ? "Packages are missing: run npm ci first." : `The build failed: ${error.message}`);
    process.exit(1);
  }
}
