import { rm } from "node:fs/promises";
import { type DatabaseHandle, migrateDatabase, openDatabase } from "@/lib/db/client";
import { startPostgres } from "../support/postgres";
import { rootDir } from "../support/root-dir";
import { temporaryDir } from "../support/temporary-dir";

/** Both kinds of database that the product runs on: each contract holds on either. */
export const kinds = ["pglite", "postgres"] as const;

export interface OpenedDatabase {
  readonly handle: DatabaseHandle;
  close(): Promise<void>;
}

/** A new, migrated, empty database. */
export async function openNew(kind: (typeof kinds)[number]): Promise<OpenedDatabase> {
  return kind === "pglite" ? openPglite() : openPostgres();
}

async function openPglite(): Promise<OpenedDatabase> {
  const dataDir = await temporaryDir("contract");
  const handle = await openDatabase({ dataDir, rootDir });
  await migrateDatabase(handle);
  return {
    handle,
    async close() {
      await handle.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function openPostgres(): Promise<OpenedDatabase> {
  const server = await startPostgres();
  const handle = await openDatabase({ databaseUrl: await server.createDatabase(), dataDir: "", rootDir });
  await migrateDatabase(handle);
  return {
    handle,
    async close() {
      await handle.close();
      await server.stop();
    },
  };
}
