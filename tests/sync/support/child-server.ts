import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { migrateDatabase, openDatabase } from "@/lib/db/client";
import { createLocalBus } from "@/sync-server/bus";
import { startSyncServer } from "@/sync-server/server";
import { makeCompany } from "./company";

/** A sync server as a process of its own, to be killed. Prints one line of JSON once it serves. */
const [dataDir = "", isFirst] = process.argv.slice(2);
const database = await openDatabase({ dataDir, rootDir: process.cwd() });
await migrateDatabase(database);
const company = isFirst === "first" ? await makeCompany(database.db) : null;
const log = pino({ level: "warn" }, pino.destination(2));
const sync = await startSyncServer({ db: database.db, bus: createLocalBus(), config: {}, log });
const http = createServer();
http.on("upgrade", (request, socket, head) => sync.handleUpgrade(request, socket, head));
http.listen(0, "127.0.0.1", () => {
  const { port } = http.address() as AddressInfo;
  process.stdout.write(
    `${JSON.stringify({ url: `ws://127.0.0.1:${port}/sync`, people: company?.people })}\n`,
  );
});
process.on("SIGINT", () => process.exit(0));
