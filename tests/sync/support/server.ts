import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { type DatabaseHandle, migrateDatabase, openDatabase } from "@/lib/db/client";
import type { Bus } from "@/lib/protocol/bus";
import { createBus } from "@/sync-server/bus";
import { type SyncServer, startSyncServer } from "@/sync-server/server";
import { makeCompany, type TestCompany } from "./company";

/** A sync server of its own on a real database in a directory of its own. */
export interface TestServer {
  readonly database: DatabaseHandle;
  readonly bus: Bus;
  readonly company: TestCompany;
  /** `ws://127.0.0.1:port/sync` */
  readonly url: string;
  readonly sync: SyncServer;
  /** Open connections of the network, as the system counts them. */
  sockets(): Promise<number>;
  /** Stops the sync server and starts another one on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export const testLog = pino({ level: process.env.LOG_LEVEL ?? "silent" });

export interface TestServerOptions {
  /** A real Postgres; absent: PGlite. */
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  /** The company of another node on the same database. */
  readonly company?: TestCompany;
  readonly probeMs?: number;
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { databaseUrl, redisUrl, probeMs } = options;
  const dataDir = await mkdtemp(path.join(tmpdir(), "genjin-sync-"));
  const database = await openDatabase({ dataDir, rootDir: process.cwd(), databaseUrl });
  await migrateDatabase(database);
  const company = options.company ?? (await makeCompany(database.db));
  const bus = await createBus(database, { redisUrl, beatMs: 1000, log: testLog });
  const beside = { db: database.db, bus, config: { databaseUrl }, log: testLog };
  const start = () => startSyncServer(probeMs === undefined ? beside : { ...beside, probeMs });
  let sync = await start();
  const http = createServer();
  http.on("upgrade", (request, socket, head) => sync.handleUpgrade(request, socket, head));
  const port = await listen(http);
  return {
    database,
    bus,
    company,
    url: `ws://127.0.0.1:${port}/sync`,
    get sync() {
      return sync;
    },
    sockets: () =>
      new Promise((resolve, reject) =>
        http.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    async restart() {
      await sync.close();
      sync = await start();
    },
    async stop() {
      await sync.close();
      http.closeAllConnections();
      http.close();
      await bus.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function listen(http: Server): Promise<number> {
  return new Promise((resolve) => {
    http.listen(0, "127.0.0.1", () => resolve((http.address() as AddressInfo).port));
  });
}
