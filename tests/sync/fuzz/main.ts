import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { startPostgres } from "../../support/postgres";
import { mutate } from "./mutate";
import { pinnedSeeds } from "./pinned";
import { fuzzInMemory, fuzzOnServer } from "./run";

/**
 * `npm run fuzz -- --seeds N`: N schedules over gate and judge, from a seed of its own or from `--first`.
 * `--server N`: N schedules over the whole server, on PGlite, with `--postgres` on a Postgres started for it, or on the
 * one of DATABASE_URL.
 * `--mutations N`: N updates with changed bytes. Ends with 1 at the first fault, and says with which seed.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: "string" },
    server: { type: "string" },
    postgres: { type: "boolean", default: false },
    mutations: { type: "string" },
    first: { type: "string" },
  },
});
const first = Number(values.first ?? randomInt(1, 1_000_000_000));
const numberOf = (text: string | undefined) => (text === undefined ? 0 : Number(text));
const isBare = values.seeds === undefined && values.server === undefined && values.mutations === undefined;
const seeds = isBare ? 50 : numberOf(values.seeds);
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);
const each = (every: number, of: number) => (done: number) => {
  if (done % every === 0) say(`  ${done} of ${of}`);
};

async function main(): Promise<void> {
  if (seeds > 0) {
    const startedAt = Date.now();
    for (const [, seed] of pinnedSeeds) await fuzzInMemory(seed, 1);
    const tally = await fuzzInMemory(first, seeds, each(1000, seeds));
    report(`${seeds} schedules from seed ${first}, and ${pinnedSeeds.length} pinned ones`, tally, startedAt);
  }
  if (values.server !== undefined) await fuzzServer(numberOf(values.server));
  if (values.mutations !== undefined) {
    const startedAt = Date.now();
    const tally = mutate(first, numberOf(values.mutations));
    report(`mutations from seed ${first}`, { ...tally, slowestMs: Math.round(tally.slowestMs) }, startedAt);
  }
}

async function fuzzServer(count: number): Promise<void> {
  const startedAt = Date.now();
  const postgres = values.postgres ? await startPostgres() : null;
  try {
    const databaseUrl = postgres ? await postgres.createDatabase() : process.env.DATABASE_URL;
    const tally = await fuzzOnServer(first, count, databaseUrl, each(20, count));
    const where = databaseUrl === undefined ? "PGlite" : "Postgres";
    const what = `${count} schedules over the server on ${where} from seed ${first}; projections equal`;
    report(what, tally, startedAt);
  } finally {
    await postgres?.stop();
  }
}

function report(what: string, tally: object, startedAt: number): void {
  const counts = Object.entries(tally).map(([name, count]) => `${count} ${name}`);
  say(`${what}: ${counts.join(", ")}; ${Math.round((Date.now() - startedAt) / 1000)} s; no fault`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
