import type { PgSession } from "drizzle-orm/pg-core";
import { type Executor, rowsOf } from "./client";

/**
 * Runs a statement whose text is always the same, lists going in as arrays: Postgres parses and plans it once per
 * connection, and it takes one round trip in place of two. For what each commit asks; all else is built by Drizzle.
 */
export async function runFixed<Row>(
  db: Executor,
  text: string,
  params: readonly unknown[],
): Promise<readonly Row[]> {
  const { session } = db._ as unknown as { readonly session: PgSession };
  const statement = session.prepareQuery({ sql: text, params: [...params] }, undefined, text, false);
  return rowsOf<Row>(await statement.execute());
}
