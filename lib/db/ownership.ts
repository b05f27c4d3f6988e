import { asc, eq, inArray, sql } from "drizzle-orm";
import { customerOwners, customers } from "@/drizzle/schema";
import type { Tx } from "./client";
import { lockDocuments } from "./documents";

export interface Ownership {
  readonly customerId: string;
  readonly ownerId: string | null;
  readonly laneId: string | null;
}

/**
 * Locks what decides about customers: first their documents' rows, which writers of the documents lock too, then
 * their owners' rows, both in the order of names, so that two commands never wait for each other in a ring.
 */
export async function lockOwnerships(
  tx: Tx,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Ownership>> {
  const ids = [...new Set(customerIds)].sort();
  await lockDocuments(
    tx,
    ids.map((id) => `customer/${id}`),
  );
  const rows = await tx
    .select({
      customerId: customerOwners.customerId,
      ownerId: customerOwners.ownerId,
      laneId: customerOwners.laneId,
    })
    .from(customerOwners)
    .where(inArray(customerOwners.customerId, ids))
    .orderBy(asc(customerOwners.customerId))
    .for("update");
  return new Map(rows.map((row) => [row.customerId, row]));
}

export interface Release {
  readonly customerId: string;
  readonly formerOwnerId: string;
  readonly laneId: string;
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

/** Puts a customer into a lane of the pool (P1). */
export async function releaseOwnership(tx: Tx, release: Release): Promise<void> {
  const { customerId, formerOwnerId, laneId, by, at, reason } = release;
  await tx
    .update(customerOwners)
    .set({ ownerId: null, laneId, formerOwnerId, releasedAt: at, releasedBy: by, releaseReason: reason })
    .where(eq(customerOwners.customerId, customerId));
  await projectOwner(tx, [customerId], null, laneId);
}

/** Gives customers to a person: out of the pool, or from another person. */
export async function giveOwnership(tx: Tx, customerIds: readonly string[], ownerId: string): Promise<void> {
  await tx
    .update(customerOwners)
    .set({ ownerId, laneId: null })
    .where(inArray(customerOwners.customerId, [...customerIds]));
  await projectOwner(tx, customerIds, ownerId, null);
}

/** The projected rows carry their owner: they change in the same transaction. */
async function projectOwner(
  tx: Tx,
  customerIds: readonly string[],
  ownerId: string | null,
  laneId: string | null,
): Promise<void> {
  const row = sql`jsonb_set(${customers.row}, '{ownerId}', ${JSON.stringify(ownerId)}::jsonb)`;
  await tx
    .update(customers)
    .set({ ownerId, laneId, row })
    .where(inArray(customers.id, [...customerIds]));
}
