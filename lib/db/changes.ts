import { and, desc, eq, lt } from "drizzle-orm";
import { customerChanges, refusals } from "@/drizzle/schema";
import type { Executor } from "./client";

export interface IdPage {
  /** Rows with a lower id only. */
  readonly before: number | null;
  readonly limit: number;
}

/** Who changed what on a customer, newest first (C6). */
export async function listChanges(db: Executor, customerId: string, page: IdPage) {
  return db
    .select({
      id: customerChanges.id,
      at: customerChanges.at,
      actorId: customerChanges.actorId,
      path: customerChanges.path,
      oldValue: customerChanges.oldValue,
      newValue: customerChanges.newValue,
    })
    .from(customerChanges)
    .where(
      and(
        eq(customerChanges.customerId, customerId),
        page.before ? lt(customerChanges.id, page.before) : undefined,
      ),
    )
    .orderBy(desc(customerChanges.id))
    .limit(page.limit + 1);
}

/** Edits of a person that the rules refused, newest first. */
export async function listRefusals(db: Executor, userId: string, page: IdPage) {
  return db
    .select({
      id: refusals.id,
      at: refusals.at,
      document: refusals.document,
      path: refusals.path,
      code: refusals.code,
      attempted: refusals.attempted,
    })
    .from(refusals)
    .where(and(eq(refusals.userId, userId), page.before ? lt(refusals.id, page.before) : undefined))
    .orderBy(desc(refusals.id))
    .limit(page.limit + 1);
}
