import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { customerOwners, customers, documents, followUps, importRows, imports } from "@/drizzle/schema";
import { type Executor, rowsOf, type Tx } from "./client";

export interface NewImport {
  readonly id: string;
  readonly userId: string;
  readonly fileName: string;
  readonly total: number;
}

export interface StoredImport extends NewImport {
  readonly at: Date;
  readonly undoneAt: Date | null;
}

/** Makes the import if it is new, and locks it: batches of one import run one after the other. */
export async function lockImport(
  tx: Tx,
  given: NewImport,
): Promise<StoredImport & { readonly isNew: boolean }> {
  const made = await tx.insert(imports).values(given).onConflictDoNothing().returning({ id: imports.id });
  const [row] = await tx.select().from(imports).where(eq(imports.id, given.id)).for("update");
  if (!row) throw new Error(`import ${given.id} has no row after it was made`);
  return { ...row, isNew: made.length > 0 };
}

export async function findImport(tx: Tx, id: string): Promise<StoredImport | null> {
  const [row] = await tx.select().from(imports).where(eq(imports.id, id)).for("update");
  return row ?? null;
}

export async function markUndone(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .update(imports)
    .set({ undoneAt: at })
    .where(and(eq(imports.id, id), isNull(imports.undoneAt)));
}

export type ImportedRow = typeof importRows.$inferSelect;
export type NewImportedRow = Omit<ImportedRow, "undone">;

export async function insertImportRows(tx: Tx, rows: readonly NewImportedRow[]): Promise<void> {
  if (rows.length > 0) await tx.insert(importRows).values([...rows]);
}

/** Which of these customers the import has dealt with already. */
export async function findImported(
  tx: Tx,
  importId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ id: importRows.customerId })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), inArray(importRows.customerId, [...ids])));
  return new Set(rows.map(({ id }) => id));
}

export async function listNotUndone(tx: Tx, importId: string, limit: number): Promise<ImportedRow[]> {
  return tx
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), isNull(importRows.undone)))
    .orderBy(importRows.customerId)
    .limit(limit);
}

export async function setUndone(
  tx: Tx,
  importId: string,
  ids: readonly string[],
  undone: NonNullable<ImportedRow["undone"]>,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(importRows)
    .set({ undone })
    .where(and(eq(importRows.importId, importId), inArray(importRows.customerId, [...ids])));
}

/**
 * Takes customers away that were made by mistake: their documents stay as tombstones that refuse opening and
 * writing, their numbers are not given again. The caller holds the documents' locks.
 */
export async function removeCustomers(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  const names = ids.map((id) => `customer/${id}`);
  await tx.update(documents).set({ deletedAt: at }).where(inArray(documents.name, names));
  await tx.delete(followUps).where(inArray(followUps.customerId, [...ids]));
  await tx.delete(customers).where(inArray(customers.id, [...ids]));
  await tx.delete(customerOwners).where(inArray(customerOwners.customerId, [...ids]));
}

export interface KnownDuplicate {
  readonly id: string;
  readonly keys: readonly string[];
}

/** Customers that have any of these keys, wherever they are; those of one import are left out on request. */
export async function findByDuplicateKeys(
  db: Executor,
  keys: readonly string[],
  exceptImportId?: string,
): Promise<readonly KnownDuplicate[]> {
  if (keys.length === 0) return [];
  const wanted = sql`array(select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`;
  const except = exceptImportId
    ? sql`and not exists (select 1 from import_rows r where r.customer_id = customers.id and r.import_id = ${exceptImportId})`
    : sql``;
  const result = await db.execute(
    sql`select id, to_jsonb(duplicate_keys) as keys from customers where duplicate_keys && ${wanted} ${except}`,
  );
  return rowsOf<{ id: string; keys: string[] | string }>(result).map(({ id, keys: own }) => ({
    id,
    keys: typeof own === "string" ? (JSON.parse(own) as string[]) : own,
  }));
}
