import { and, desc, eq, inArray, isNull, lte } from "drizzle-orm";
import {
  attachments,
  customerChanges,
  customerCollaborators,
  customerFiles,
  customerOwners,
  customers,
  deletedCustomers,
  documentClients,
  documentSnapshots,
  documents,
  documentUpdates,
  followUps,
  ownershipMoveItems,
} from "@/drizzle/schema";
import type { Executor, Tx } from "./client";

export type DeletedCustomer = typeof deletedCustomers.$inferSelect;

/** The document becomes a tombstone: it refuses opening and writing from here on (C9). */
export async function markDeleted(tx: Tx, customerId: string, at: Date | null): Promise<void> {
  await tx
    .update(documents)
    .set({ deletedAt: at })
    .where(eq(documents.name, `customer/${customerId}`));
}

/** Lists, searches and exports read these rows: a customer deleted for ever has none. */
export async function deleteCustomerRows(tx: Tx, customerId: string): Promise<void> {
  await tx.delete(customers).where(eq(customers.id, customerId));
  await tx.delete(followUps).where(eq(followUps.customerId, customerId));
}

export async function findCustomerLabel(
  tx: Tx,
  customerId: string,
): Promise<{ name: string; company: string; customerNo: string } | null> {
  const [row] = await tx
    .select({ name: customers.name, row: customers.row, customerNo: customerOwners.customerNo })
    .from(customerOwners)
    .leftJoin(customers, eq(customers.id, customerOwners.customerId))
    .where(eq(customerOwners.customerId, customerId));
  return row ? { name: row.name ?? "", company: row.row?.company ?? "", customerNo: row.customerNo } : null;
}

export async function insertDeleted(tx: Tx, row: DeletedCustomer): Promise<void> {
  await tx.insert(deletedCustomers).values(row);
}

export async function lockDeleted(tx: Tx, customerId: string): Promise<DeletedCustomer | null> {
  const [row] = await tx
    .select()
    .from(deletedCustomers)
    .where(eq(deletedCustomers.customerId, customerId))
    .for("update");
  return row ?? null;
}

export async function forgetDeleted(tx: Tx, customerId: string): Promise<void> {
  await tx.delete(deletedCustomers).where(eq(deletedCustomers.customerId, customerId));
}

/** Those that can still be brought back, newest first. */
export async function listDeleted(db: Executor, limit: number): Promise<DeletedCustomer[]> {
  return db
    .select()
    .from(deletedCustomers)
    .where(isNull(deletedCustomers.purgedAt))
    .orderBy(desc(deletedCustomers.deletedAt))
    .limit(limit);
}

/** Removes the content of those deleted before then; the id stays in `documents` and refuses. Answers the ids. */
export async function purgeDeleted(tx: Tx, before: Date, now: Date): Promise<string[]> {
  const due = await tx
    .select({ id: deletedCustomers.customerId })
    .from(deletedCustomers)
    .where(and(isNull(deletedCustomers.purgedAt), lte(deletedCustomers.deletedAt, before)))
    .limit(500)
    .for("update");
  const ids = due.map((row) => row.id);
  if (ids.length === 0) return ids;
  const names = ids.map((id) => `customer/${id}`);
  await tx.delete(documentUpdates).where(inArray(documentUpdates.name, names));
  await tx.delete(documentSnapshots).where(inArray(documentSnapshots.name, names));
  await tx.delete(documentClients).where(inArray(documentClients.name, names));
  await tx.delete(attachments).where(inArray(attachments.customerId, ids));
  await tx.delete(customerFiles).where(inArray(customerFiles.customerId, ids));
  await tx.delete(customerChanges).where(inArray(customerChanges.customerId, ids));
  await tx.delete(customerCollaborators).where(inArray(customerCollaborators.customerId, ids));
  await tx.delete(ownershipMoveItems).where(inArray(ownershipMoveItems.customerId, ids));
  await tx.delete(customerOwners).where(inArray(customerOwners.customerId, ids));
  await tx
    .update(deletedCustomers)
    .set({ name: "", company: "", purgedAt: now })
    .where(inArray(deletedCustomers.customerId, ids));
  return ids;
}
