import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { killRounds } from "./rounds";

/** `npm run kill-9 -- --rounds N`: N times kill -9 in the middle of writing; ends with 1 when anything was lost. */
const { values } = parseArgs({ options: { rounds: { type: "string" }, seed: { type: "string" } } });
const rounds = Number(values.rounds ?? 3);
const seed = Number(values.seed ?? randomInt(1, 1_000_000_000));
const startedAt = Date.now();

killRounds(seed, rounds, (done) => done % 10 === 0 && process.stdout.write(`  ${done} of ${rounds}\n`)).then(
  ({ acknowledged, underWay }) => {
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    process.stdout.write(
      `${rounds} rounds with seed ${seed}: ${acknowledged} acknowledged edits, none lost; ${underWay} under way when killed; projections equal; ${seconds} s\n`,
    );
    process.exit(0);
  },
  (error: unknown) => {
    process.stderr.write(`seed ${seed}: ${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
