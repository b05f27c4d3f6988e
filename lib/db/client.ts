import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type postgres from "postgres";
import * as schema from "@/drizzle/schema";
import { bytesAsHex } from "./pglite-bytes";
import { connectPostgres } from "./postgres-connection";
import { PostgresWatch } from "./postgres-watch";

/** One type for both drivers: PGlite and postgres-js differ in results of raw queries alone (see `rowsOf`). */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** Queries that work inside and outside a transaction. */
export type Executor = Database | Tx;
export type DatabaseKind = "pglite" | "postgres";

export interface DatabaseConfig {
  /** A real Postgres; absent: PGlite below `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** Where `drizzle/migrations` is. */
  readonly rootDir: string;
  /** Connections of a real Postgres. */
  readonly poolSize?: number;
  /** Told when a real Postgres ceases to answer, and when it answers again. */
  readonly onAnswering?: (answers: boolean) => void;
}

export interface DatabaseHandle {
  readonly db: Database;
  readonly kind: DatabaseKind;
  readonly rootDir: string;
  /** Set with a real Postgres: LISTEN and NOTIFY need connections of their own. */
  readonly databaseUrl?: string;
  /** Set with a real Postgres: advisory locks need it. */
  readonly sql?: postgres.Sql;
  readonly pglite?: PGlite;
  /** Whether the database answers within a few seconds. */
  answers(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens the database. Throws what the driver throws: `main.ts` turns it into a sentence. */
export async function openDatabase(config: DatabaseConfig): Promise<DatabaseHandle> {
  return config.databaseUrl ? openPostgres(config, config.databaseUrl) : openPglite(config);
}

/** PGlite makes no parent folders and knows no lock on its directory: callers take the lock before. */
async function openPglite(config: DatabaseConfig): Promise<DatabaseHandle> {
  const directory = path.join(config.dataDir, "db");
  await mkdir(directory, { recursive: true });
  const { PGlite } = await import("@electric-sql/pglite");
  const { drizzle } = await import("drizzle-orm/pglite");
  const pglite = await PGlite.create(directory, bytesAsHex);
  const db = drizzle(pglite, { schema }) as unknown as Database;
  const answers = () =>
    db.execute(sql`select 1`).then(
      () => true,
      () => false,
    );
  return { db, kind: "pglite", rootDir: config.rootDir, pglite, answers, close: () => pglite.close() };
}

async function openPostgres(config: DatabaseConfig, databaseUrl: string): Promise<DatabaseHandle> {
  const { drizzle } = await import("drizzle-orm/postgres-js");
  const watch = new PostgresWatch(databaseUrl, config.onAnswering);
  const sql = await connectPostgres(databaseUrl, { max: config.poolSize ?? 10, onsocket: watch.add });
  try {
    await sql`select 1`;
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error;
  }
  watch.start();
  const db = drizzle(sql, { schema }) as unknown as Database;
  return {
    db,
    kind: "postgres",
    rootDir: config.rootDir,
    databaseUrl,
    sql,
    answers: () => watch.answers(),
    async close() {
      await watch.stop();
      await sql.end({ timeout: 3 });
    },
  };
}

/** Brings the tables up to date. Several processes on one Postgres wait for each other. */
export async function migrateDatabase(handle: DatabaseHandle): Promise<void> {
  const migrationsFolder = path.join(handle.rootDir, "drizzle", "migrations");
  if (handle.kind === "pglite") {
    const { migrate } = await import("drizzle-orm/pglite/migrator");
    await migrate(handle.db as never, { migrationsFolder });
    return;
  }
  if (handle.sql) await migratePostgres(handle, handle.sql, migrationsFolder);
}

async function migratePostgres(
  handle: DatabaseHandle,
  sql: postgres.Sql,
  migrationsFolder: string,
): Promise<void> {
  const { migrate } = await import("drizzle-orm/postgres-js/migrator");
  const lock = await sql.reserve();
  try {
    await lock`select pg_advisory_lock(7203001)`;
    await migrate(handle.db as never, { migrationsFolder });
  } finally {
    await lock`select pg_advisory_unlock(7203001)`;
    lock.release();
  }
}

/** Rows of `db.execute()`: postgres-js answers an array, PGlite an object with `rows`. */
export function rowsOf<Row>(result: unknown): readonly Row[] {
  if (Array.isArray(result)) return result as readonly Row[];
  return (result as { readonly rows: readonly Row[] }).rows;
}
