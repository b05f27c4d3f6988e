import { asc, inArray, sql } from "drizzle-orm";
import { customerOwners } from "@/drizzle/schema";
import type { Executor, Tx } from "./client";
import { lockDocuments } from "./documents";

export interface Ownership {
  readonly customerId: string;
  readonly ownerId: string | null;
  readonly laneId: string | null;
  readonly formerOwnerId: string | null;
  readonly releasedAt: Date | null;
  readonly heldSince: Date;
  readonly locked: boolean;
  /** The move that brought it where it is. */
  readonly moveId: string | null;
}

/** Postgres takes 65,535 parameters in one query; far fewer keep plans small. */
const idsPerQuery = 5000;

const columns = {
  customerId: customerOwners.customerId,
  ownerId: customerOwners.ownerId,
  laneId: customerOwners.laneId,
  formerOwnerId: customerOwners.formerOwnerId,
  releasedAt: customerOwners.releasedAt,
  heldSince: customerOwners.heldSince,
  locked: customerOwners.locked,
  moveId: customerOwners.moveId,
};

/**
 * Locks what decides about customers: first their documents' rows, which writers of the documents lock too, then
 * their owners' rows, both in the order of names, so that two commands never wait for each other in a ring.
 */
export async function lockOwnerships(
  tx: Tx,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Ownership>> {
  const ids = [...new Set(customerIds)].sort();
  const found = new Map<string, Ownership>();
  for (let start = 0; start < ids.length; start += idsPerQuery) {
    const names = ids.slice(start, start + idsPerQuery).map((id) => `customer/${id}`);
    await lockDocuments(tx, names);
  }
  for (let start = 0; start < ids.length; start += idsPerQuery) {
    const rows = await tx
      .select(columns)
      .from(customerOwners)
      .where(inArray(customerOwners.customerId, ids.slice(start, start + idsPerQuery)))
      .orderBy(asc(customerOwners.customerId))
      .for("update");
    for (const row of rows) found.set(row.customerId, row);
  }
  return found;
}

export async function customerExists(db: Executor, customerId: string): Promise<boolean> {
  const rows = await db
    .select({ id: customerOwners.customerId })
    .from(customerOwners)
    .where(inArray(customerOwners.customerId, [customerId]));
  return rows.length > 0;
}

/** How many customers a person holds. */
export async function countHeld(db: Executor, userId: string): Promise<number> {
  const [row] = await db
    .select({ held: sql<number>`count(*)::int` })
    .from(customerOwners)
    .where(sql`${customerOwners.ownerId} = ${userId}`);
  return row?.held ?? 0;
}

/** Customers against the rules of the pool: they are never released by one (P5). */
export async function setLocked(tx: Tx, customerIds: readonly string[], locked: boolean): Promise<void> {
  await tx
    .update(customerOwners)
    .set({ locked })
    .where(inArray(customerOwners.customerId, [...customerIds]));
}
