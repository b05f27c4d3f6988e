import path from "node:path";
import { build } from "esbuild";
import { rootDir } from "../support/root-dir";
import type { Bench, Figure } from "./bench";
import { openBenchBrowser, throttle } from "./browser";
import { milliseconds, percentile } from "./figures";
import { measureRows, type RowTimes } from "./row-work";

declare global {
  var benchRows: (count: number, rounds: number) => RowTimes;
}

const rounds = 20;
const sizes = [10_000, 50_000];

/** Search and ready views over all customers of a device, per keystroke: in Node, in Chromium, and there slowed down. */
export const rows: Bench = {
  name: "rows",
  async run({ say }) {
    const figures: Figure[] = [];
    for (const size of sizes) {
      measureRows(size, 2);
      figures.push(...figuresOf(`${size.toLocaleString("en")} rows, Node`, measureRows(size, rounds)));
    }
    for (const rate of [1, 4]) {
      say(`Chromium, CPU throttled ${rate}×`);
      for (const size of sizes) {
        const where = `${size.toLocaleString("en")} rows, Chromium${rate > 1 ? ` ${rate}× slower` : ""}`;
        figures.push(...figuresOf(where, await measureInChromium(size, rate)));
      }
    }
    return figures;
  },
};

function figuresOf(where: string, times: RowTimes): Figure[] {
  const p95 = (values: readonly number[]) => milliseconds(percentile(values, 0.95));
  const target = "p95 ≤ 16 ms";
  return [
    { what: `search, ${where}, p95`, ours: p95(times.search), target },
    { what: `ready view, ${where}, p95`, ours: p95(times.views), target },
    { what: `custom query of four conditions, ${where}, p95`, ours: p95(times.queries), target },
    { what: `counts of all views under a search, ${where}, p95`, ours: p95(times.counts), target },
  ];
}

async function measureInChromium(size: number, rate: number): Promise<RowTimes> {
  const bundle = await build({
    absWorkingDir: rootDir,
    entryPoints: [path.join("tests", "bench", "row-work-page.ts")],
    bundle: true,
    format: "iife",
    write: false,
  });
  const browser = await openBenchBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? "" });
    await page.evaluate((count) => globalThis.benchRows(count, 2).build, size);
    await throttle(page, rate);
    return await page.evaluate(
      ([count, times]) => globalThis.benchRows(count ?? 0, times ?? 1),
      [size, rounds],
    );
  } finally {
    await browser.close();
  }
}
