import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { rootDir } from "../support/root-dir";
import type { Bench } from "./bench";
import { kilobytes } from "./figures";

/** JavaScript that the static shell names in its HTML, and what the app then loads before its first screen. */
export const shellSize: Bench = {
  name: "shell-size",
  async run() {
    const nextDir = path.join(rootDir, ".next");
    const html = await readFile(path.join(nextDir, "server", "app", "shell.html"), "utf8");
    const named = new Set([...html.matchAll(/\/_next\/static\/[^"'\\ ]+?\.js/g)].map(([address]) => address));
    const chunks = path.join(nextDir, "static");
    const files = (await readdir(chunks, { recursive: true })).filter((file) => file.endsWith(".js"));
    const sizes = await Promise.all(files.map((file) => gzipSize(path.join(chunks, file))));
    const first = await Promise.all(
      [...named].map((address) => gzipSize(path.join(nextDir, address.slice("/_next/".length)))),
    );
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return [
      { what: "JavaScript named by the shell, gzip", ours: kilobytes(sum(first)), target: "≤ 250 kB" },
      { what: `all JavaScript of the app (${files.length} files), gzip`, ours: kilobytes(sum(sizes)) },
    ];
  },
};

async function gzipSize(file: string): Promise<number> {
  return gzipSync(await readFile(file), { level: 9 }).length;
}
