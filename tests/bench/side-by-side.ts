import { setTimeout as pause } from "node:timers/promises";
import { cpuSecondsOf } from "./process-cpu";
import type { SyncTarget } from "./sync-target";

/**
 * Runs the same load on all servers in turn, several times over, so that what else the machine does falls on all of
 * them alike. Results are in the order of the servers.
 */
export async function sideBySide<Result>(
  starts: readonly (() => Promise<SyncTarget>)[],
  runs: number,
  say: (sentence: string) => void,
  runOnce: (target: SyncTarget, run: number) => Promise<Result>,
): Promise<{ readonly name: string; readonly results: readonly Result[] }[]> {
  const targets: SyncTarget[] = [];
  try {
    for (const start of starts) targets.push(await start());
    const lines = targets.map((target) => ({ target, name: target.name, results: [] as Result[] }));
    for (let run = 0; run < runs; run += 1) {
      for (const { target, name, results } of lines) {
        say(`${name}, run ${run + 1} of ${runs}`);
        await untilQuiet(target);
        results.push(await runOnce(target, run));
      }
    }
    return lines;
  } finally {
    for (const target of targets) await target.dispose();
  }
}

const quietShare = 0.05;

/** What a server does after its start, or after the last run, isn't part of the next one. */
export async function untilQuiet(target: Pick<SyncTarget, "pids">): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    const before = await cpuOf(target);
    await pause(500);
    if ((await cpuOf(target)) - before <= quietShare * 0.5) return;
  }
}

/** Processor time of all processes of a server so far, in seconds. */
export async function cpuOf({ pids }: Pick<SyncTarget, "pids">): Promise<number> {
  let sum = 0;
  for (const pid of pids) sum += await cpuSecondsOf(pid);
  return sum;
}
