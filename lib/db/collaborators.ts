import { and, eq, ne, sql } from "drizzle-orm";
import { customerCollaborators } from "@/drizzle/schema";
import type { CollaboratorRight } from "@/lib/domain/access/model";
import type { Tx } from "./client";

/** Lets a colleague read or write a customer, or takes that back (null); answers what held before. */
export async function setCollaborator(
  tx: Tx,
  customerId: string,
  userId: string,
  right: CollaboratorRight | null,
): Promise<CollaboratorRight | null> {
  const isThis = and(
    eq(customerCollaborators.customerId, customerId),
    eq(customerCollaborators.userId, userId),
  );
  const [before] = await tx
    .select({ right: customerCollaborators.right })
    .from(customerCollaborators)
    .where(isThis);
  if (right === null) await tx.delete(customerCollaborators).where(isThis);
  else {
    await tx
      .insert(customerCollaborators)
      .values({ customerId, userId, right })
      .onConflictDoUpdate({
        target: [customerCollaborators.customerId, customerCollaborators.userId],
        set: { right },
      });
  }
  return before?.right ?? null;
}

/** How many colleagues beside this one a customer is shared with. */
export async function countCollaborators(tx: Tx, customerId: string, beside: string): Promise<number> {
  const [row] = await tx
    .select({ shared: sql<number>`count(*)::int` })
    .from(customerCollaborators)
    .where(and(eq(customerCollaborators.customerId, customerId), ne(customerCollaborators.userId, beside)));
  return row?.shared ?? 0;
}
