import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const rootDir = path.dirname(fileURLToPath(import.meta.url));

/** One project per kind of proof, so that `npm test` can stop at the first kind that fails. */
const project = (name: string, folders: readonly string[], timeoutSeconds: number, parallel: boolean) => ({
  extends: true as const,
  test: {
    name,
    include: folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`),
    testTimeout: timeoutSeconds * 1_000,
    hookTimeout: 120_000,
    fileParallelism: parallel,
  },
});

export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: `${rootDir}/` }] },
  test: {
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    projects: [
      project("unit", ["unit", "policy", "architecture"], 30, true),
      // Those below start databases and servers: one file at a time keeps two cores and the memory sane.
      project("contract", ["contract"], 60, false),
      project("rest", ["rest"], 60, false),
      project("sync", ["sync"], 120, false),
    ],
  },
});
