import { sql } from "drizzle-orm";
import * as Y from "yjs";
import { type Database, rowsOf } from "@/lib/db/client";
import { loadDocument } from "@/lib/db/documents";
import { readIndex } from "@/lib/docs/index-doc";
import { indexName } from "@/lib/docs/names";

const tables = ["customers", "follow_ups", "plans", "lanes", "attachments"];

/**
 * Everything that is projected, as comparable text: the tables, and the rows that the index documents of these people
 * hold. `rev` is left out: it says when a row was written, not what it says.
 */
export async function projectionsOf(db: Database, userIds: readonly string[]): Promise<string> {
  const said: unknown[] = [];
  for (const table of tables)
    said.push(rowsOf(await db.execute(sql.raw(`select * from ${table} order by 1, 2`))));
  for (const userId of userIds) said.push(await indexRows(db, userId));
  return JSON.stringify(said).replace(/"rev":"?\d+"?/g, '"rev":0');
}

async function indexRows(db: Database, userId: string): Promise<unknown> {
  const stored = await loadDocument(db, indexName(userId));
  const doc = new Y.Doc();
  if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot.state);
  for (const entry of stored?.entries ?? []) Y.applyUpdate(doc, entry.update);
  const { customers, followUps, plans } = readIndex(doc);
  const sorted = (rows: Map<string, object>) => [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return [sorted(customers), sorted(followUps), sorted(plans)];
}
