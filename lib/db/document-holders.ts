import { and, eq, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { documentClients, documentHolders, ownershipMoveItems } from "@/drizzle/schema";
import type { Executor } from "./client";

export interface DocumentHolder {
  readonly document: string;
  readonly userId: string;
}

const rowsAtOnce = 1000;

/** Remembers who was given documents: only they can have unsent edits of them later. */
export async function rememberHolders(db: Executor, holders: readonly DocumentHolder[]): Promise<void> {
  for (let start = 0; start < holders.length; start += rowsAtOnce) {
    await db
      .insert(documentHolders)
      .values(holders.slice(start, start + rowsAtOnce).map(({ document, userId }) => ({ document, userId })))
      .onConflictDoNothing();
  }
}

/** Whether this person was ever given the document, wrote in it, or held the customer. */
export async function wasHolder(db: Executor, holder: DocumentHolder): Promise<boolean> {
  const { document, userId } = holder;
  const held = and(eq(documentHolders.document, document), eq(documentHolders.userId, userId));
  return (await hasRow(db, documentHolders, held)) || (await wasWriter(db, holder));
}

/** Whether this person wrote in the document, or held the customer. */
export async function wasWriter(db: Executor, { document, userId }: DocumentHolder): Promise<boolean> {
  const [wrote, moves] = [documentClients, ownershipMoveItems];
  const customerId = document.replace(/^customer\//, "");
  return (
    (await hasRow(db, wrote, and(eq(wrote.name, document), eq(wrote.userId, userId)))) ||
    (await hasRow(db, moves, and(eq(moves.customerId, customerId), eq(moves.fromOwnerId, userId))))
  );
}

async function hasRow(db: Executor, table: PgTable, which: SQL | undefined): Promise<boolean> {
  const rows = await db.select({ found: sql`1` }).from(table).where(which).limit(1);
  return rows.length > 0;
}
