import { parseArgs } from "node:util";
import { ensureBuild } from "../../scripts/ensure-build.mjs";
import type { Bench, BenchOptions, Figure } from "./bench";
import { benches } from "./benches";
import { tableOf } from "./print-table";

const patienceMs = 600_000;

/**
 * `npm run bench`: measures and prints one table. `-- --only name,name` runs some; `-- --trace FILE` adds the typing
 * of a real text. Nothing here passes or fails by time: machines differ, and tests must not.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: "string" }, trace: { type: "string" } } });
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const options: BenchOptions = { trace: values.trace, say };
  const names = values.only?.split(",");
  const unknown = names?.filter((name) => !benches.some((bench) => bench.name === name)) ?? [];
  if (unknown.length > 0) {
    throw new Error(
      `No such bench: ${unknown.join(", ")}. There are ${benches.map(({ name }) => name).join(", ")}.`,
    );
  }
  await ensureBuild();
  const figures: Figure[] = [];
  for (const bench of benches) {
    if (names ? !names.includes(bench.name) : bench.isWanted?.(options) === false) continue;
    say(`── ${bench.name}`);
    figures.push(...(await runSafely(bench, options)));
  }
  console.log(tableOf(figures));
}

/** What fails says why in its row, and keeps no other from being measured. */
async function runSafely(bench: Bench, options: BenchOptions): Promise<readonly Figure[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("not done after 10 minutes")), patienceMs);
  });
  try {
    return await Promise.race([bench.run(options), late]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    options.say(`${bench.name}: ${error instanceof Error ? error.stack : reason}`);
    return [{ what: bench.name, ours: `failed: ${reason.split("\n", 1)[0]}` }];
  } finally {
    clearTimeout(timer);
  }
}

// Whatever was started ends with this process: each starter sees to that on `exit`.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.stack);
    process.exit(1);
  },
);
