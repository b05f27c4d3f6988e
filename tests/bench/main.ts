import { parseArgs } from "node:util";
import { ensureBuild } from "../../scripts/ensure-build.mjs";
import type { BenchOptions, Figure } from "./bench";
import { benches } from "./benches";
import { tableOf } from "./print-table";

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
    figures.push(...(await bench.run(options)));
  }
  console.log(tableOf(figures));
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.stack);
    process.exit(1);
  },
);
