import { migrateDatabase, openDatabase } from "@/lib/db/client";
import type { Figure } from "../../bench/bench";
import { milliseconds, percentile } from "../../bench/figures";
import { tableOf } from "../../bench/print-table";
import { startPostgres, type TestPostgres } from "../../support/postgres";
import { startRedis } from "../../support/redis";
import { makeCompany } from "../support/company";
import { measureCrossing } from "./crossing";
import { differencesFromRebuild, failOver } from "./failover";
import { type NodeOptions, startNode } from "./node";

/**
 * `npm run two-nodes`: two sync processes on a real Postgres, woken by Postgres and then by Redis. How long an edit
 * takes from one to the other; and what is left when one of them is killed under load. Ends with 1 when anything
 * acknowledged is lost, or rows differ from a rebuild.
 */
const edits = 250;
const perWriter = 60;

async function main(): Promise<boolean> {
  const postgres = await startPostgres({ durable: true });
  const redis = await startRedis();
  try {
    const byPostgres = await measure(postgres, "Postgres");
    const byRedis = await measure(postgres, "Redis", redis.url);
    process.stdout.write(`${tableOf([...byPostgres.figures, ...byRedis.figures])}\n`);
    return byPostgres.isWell && byRedis.isWell;
  } finally {
    await redis.stop();
    await postgres.stop();
  }
}

async function measure(postgres: TestPostgres, bus: string, redisUrl?: string) {
  const options: NodeOptions = {
    databaseUrl: await postgres.createDatabase(),
    ...(redisUrl ? { redisUrl } : {}),
  };
  const { databaseUrl } = options;
  const database = await openDatabase({ dataDir: "", rootDir: process.cwd(), databaseUrl });
  await migrateDatabase(database);
  const company = await makeCompany(database.db);
  const nodes = [await startNode(options), await startNode(options)] as const;
  try {
    process.stderr.write(`${bus}: edits from one node to the other …\n`);
    const { same, other } = await measureCrossing(company, nodes, edits);
    process.stderr.write(`${bus}: kill -9 under load …\n`);
    const result = await failOver({ database, company }, nodes, "SIGKILL", perWriter);
    const differences = await differencesFromRebuild({ database, company });
    const figures: Figure[] = [
      crossing(`${bus}: edit to a client on the other node, p50 · p95 · p99`, other, "p95 ≤ 100 ms"),
      crossing(`${bus}: the same to a client on the same node`, same),
      {
        what: `${bus}: one node killed under load`,
        ours: `${result.acknowledgedBefore} follow-ups acknowledged before, ${result.underWay} under way, ${result.acknowledgedAtEnd} at the end; ${result.lost.length} lost`,
        target: "none lost",
      },
      {
        what: `${bus}: cut until acknowledged on the other node, slowest client`,
        ours: milliseconds(result.slowestReturnMs),
      },
      {
        what: `${bus}: rows that differ from a rebuild`,
        ours: differences.length === 0 ? "none" : differences.join(", "),
        target: "none",
      },
    ];
    return { figures, isWell: result.lost.length === 0 && differences.length === 0 };
  } finally {
    await Promise.all(nodes.map((node) => node.end("SIGTERM")));
    await database.close();
  }
}

function crossing(what: string, times: readonly number[], target?: string): Figure {
  const ours = [0.5, 0.95, 0.99].map((share) => milliseconds(percentile(times, share))).join(" · ");
  return target ? { what, ours, target } : { what, ours };
}

// Each stock client listens for the end of the process.
process.setMaxListeners(100);

main().then(
  (isWell) => process.exit(isWell ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
