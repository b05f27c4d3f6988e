import type { Bench, Figure } from "./bench";
import { median, microseconds, perSecond } from "./figures";
import { type Saturated, saturate } from "./saturated";
import { untilQuiet } from "./side-by-side";
import { startGenjinOnPostgres } from "./sync-target";

const runs = 3;
const counts = [1, 2, 4] as const;

/** The saturated load on one, two and four sync processes: what each costs, as far as the cores reach. */
export const nodes: Bench = {
  name: "nodes",
  async run({ say }) {
    const alone = await measure(1, "documents", say);
    const figures: Figure[] = [];
    for (const count of counts) {
      if (count > 1)
        figures.push(
          figure(`${count} sync processes, a document on one`, await measure(count, "documents", say), alone),
        );
    }
    figures.push(figure("2 sync processes, each document on both", await measure(2, "people", say), alone));
    return figures;
  },
};

function figure(what: string, all: Saturated, alone: Saturated): Figure {
  const share = (alone.cpuMicroseconds / all.cpuMicroseconds) * 100;
  return {
    what: `${what}: CPU per update, share of one alone`,
    ours: `${microseconds(all.cpuMicroseconds)} against ${microseconds(alone.cpuMicroseconds)}: ${share.toFixed(0)} % · ${perSecond(all.updatesPerSecond)} against ${perSecond(alone.updatesPerSecond)}`,
    target: "≥ 80 %",
  };
}

async function measure(
  count: number,
  spread: "documents" | "people",
  say: (sentence: string) => void,
): Promise<Saturated> {
  const target = await startGenjinOnPostgres({ nodes: count, spread });
  try {
    const results: Saturated[] = [];
    for (let run = 0; run < runs; run += 1) {
      say(`${count} processes by ${spread}, run ${run + 1} of ${runs}`);
      await untilQuiet(target);
      results.push(await saturate(target));
    }
    return {
      updatesPerSecond: median(results.map((result) => result.updatesPerSecond)),
      cpuMicroseconds: median(results.map((result) => result.cpuMicroseconds)),
    };
  } finally {
    await target.dispose();
  }
}
