import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { documentUpdates } from "@/drizzle/schema";
import { type Database, type Executor, migrateDatabase, openDatabase } from "@/lib/db/client";
import { createLocalBus } from "@/sync-server/bus";
import { startSyncServer } from "@/sync-server/server";
import { makeCompany } from "./company";

/**
 * A sync server as a process of its own, to be killed. Prints one line of JSON once it serves. With a word and a
 * point it kills itself around the commit that brings this word into a log.
 */
const [dataDir = "", isFirst, fatalWord, point] = process.argv.slice(2);
const database = await openDatabase({ dataDir, rootDir: process.cwd() });
await migrateDatabase(database);
const company = isFirst === "first" ? await makeCompany(database.db) : null;
const log = pino({ level: "warn" }, pino.destination(2));
const db = fatalWord ? dyingAt(database.db, fatalWord, point) : database.db;
const sync = await startSyncServer({ db, bus: createLocalBus(), config: {}, log });
const http = createServer();
http.on("upgrade", (request, socket, head) => sync.handleUpgrade(request, socket, head));
http.listen(0, "127.0.0.1", () => {
  const { port } = http.address() as AddressInfo;
  process.stdout.write(
    `${JSON.stringify({ url: `ws://127.0.0.1:${port}/sync`, people: company?.people })}\n`,
  );
});
process.on("SIGINT", () => process.exit(0));

/** The database, but for the transaction that writes the word: the process ends before or right after its commit. */
function dyingAt(db: Database, word: string, at: string | undefined): Database {
  const end = () => process.kill(process.pid, "SIGKILL");
  const holdsWord = async (from: Executor) => {
    const rows = await from.select({ update: documentUpdates.update }).from(documentUpdates);
    return rows.some(({ update }) => Buffer.from(update).includes(word));
  };
  return new Proxy(db, {
    get(target, key, receiver) {
      if (key !== "transaction") return Reflect.get(target, key, receiver);
      const transaction: Database["transaction"] = async (run, config) => {
        const result = await target.transaction(async (tx) => {
          const given = await run(tx);
          if (at === "before-commit" && (await holdsWord(tx))) end();
          return given;
        }, config);
        if (at === "after-commit" && (await holdsWord(target))) end();
        return result;
      };
      return transaction;
    },
  });
}
