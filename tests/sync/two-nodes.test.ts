import { afterAll, beforeAll, expect, it } from "vitest";
import { type DatabaseHandle, migrateDatabase, openDatabase } from "@/lib/db/client";
import { CloseCode, isFinalClose } from "@/lib/protocol/close-codes";
import { eventually } from "../support/eventually";
import { type FaultLine, openFaultLine } from "../support/fault-line";
import { startPostgres, type TestPostgres } from "../support/postgres";
import { makeCompany, type TestCompany } from "./support/company";
import { differencesFromRebuild, failOver } from "./two-nodes/failover";
import { type SyncNode, startNode } from "./two-nodes/node";

/** Two processes as operators start them; the line of the first one to Postgres can be cut. */
let postgres: TestPostgres;
let line: FaultLine;
let database: DatabaseHandle;
let company: TestCompany;
let nodes: readonly [SyncNode, SyncNode] | null = null;
beforeAll(async () => {
  postgres = await startPostgres();
  line = await openFaultLine(postgres.port);
  const databaseUrl = await postgres.createDatabase();
  database = await openDatabase({ dataDir: "", rootDir: process.cwd(), databaseUrl });
  await migrateDatabase(database);
  company = await makeCompany(database.db);
  const frailUrl = databaseUrl.replace(`:${postgres.port}/`, `:${line.port}/`);
  nodes = await Promise.all([startNode({ databaseUrl: frailUrl }), startNode({ databaseUrl })]);
}, 120_000);
afterAll(async () => {
  for (const node of nodes ?? []) await node.end("SIGKILL");
  await database?.close();
  await line?.close();
  await postgres?.stop();
});

it("health is degraded with 503 while the database is cut, and ok with 200 after", async () => {
  const health = () => nodes?.[0].health();
  line.cut();
  const sick = await eventually(
    async () => {
      const answer = await health();
      return answer?.status === 503 && answer;
    },
    { withinMs: 40_000 },
  );
  expect(sick.body).toMatchObject({ status: "degraded", failing: expect.arrayContaining(["database"]) });
  line.mend();
  const well = await eventually(
    async () => {
      const answer = await health();
      return answer?.status === 200 && answer;
    },
    { withinMs: 40_000 },
  );
  expect(well.body).toMatchObject({ status: "ok", database: "postgres" });
});

it("SIGTERM under load: closed with 4503, exit code 0, all goes on elsewhere, nothing lost, rows right", async () => {
  if (!nodes) throw new Error("no nodes");
  const result = await failOver({ database, company }, nodes, "SIGTERM", 8);
  expect(result.exitCode).toBe(0);
  expect(result.closeCodes).toContain(CloseCode.draining);
  expect(result.closeCodes.filter(isFinalClose)).toEqual([]);
  expect(result.acknowledgedBefore).toBeGreaterThanOrEqual(6 * 8);
  expect(result.lost).toEqual([]);
  expect(await differencesFromRebuild({ database, company })).toEqual([]);
});
