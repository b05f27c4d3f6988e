import { sql } from "drizzle-orm";
import type { Runtime } from "./runtime";

/** Throws when the database doesn't answer: then the process isn't well, whatever else it can do. */
export async function health({ db, database, version }: Pick<Runtime, "db" | "database" | "version">) {
  await db.execute(sql`select 1`);
  return { status: "ok", version, database: database.kind } as const;
}
