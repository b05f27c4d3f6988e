import { and, eq, gte, sql } from "drizzle-orm";
import { customerOwners, customers } from "@/drizzle/schema";
import type { PoolRow } from "@/lib/domain/customers/model";
import { poolRow } from "@/lib/domain/customers/project";
import type { Executor } from "./client";
import type { Page } from "./customers";
import { afterKeyset, containsWord, isAnyOf, type Keyset, keysetOrder } from "./keyset";

export interface PoolQuery {
  readonly laneIds: readonly string[];
  /** Released at or after this moment. */
  readonly since?: number;
  readonly words: readonly string[];
  readonly after: Keyset | null;
  readonly limit: number;
}

const order = { at: customerOwners.releasedAt, id: customerOwners.customerId, direction: "desc" } as const;

/** One page of the customers that stand in these lanes, newest release first. */
export async function listPool(db: Executor, query: PoolQuery): Promise<Page<PoolRow>> {
  const wanted = and(
    isAnyOf(customerOwners.laneId, query.laneIds),
    query.since === undefined ? undefined : gte(customerOwners.releasedAt, new Date(query.since)),
    ...query.words.map((word) => containsWord(customers.searchText, word)),
  );
  const joined = eq(customers.id, customerOwners.customerId);
  const found = await db
    .select({
      row: customers.row,
      laneId: customerOwners.laneId,
      formerOwnerId: customerOwners.formerOwnerId,
      releasedAt: customerOwners.releasedAt,
      releasedBy: customerOwners.releasedBy,
      reason: customerOwners.releaseReason,
      ruleDays: customerOwners.ruleDays,
    })
    .from(customerOwners)
    .innerJoin(customers, joined)
    .where(query.after ? and(wanted, afterKeyset(order, query.after)) : wanted)
    .orderBy(...keysetOrder(order))
    .limit(query.limit + 1);
  const [count] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(customerOwners)
    .innerJoin(customers, joined)
    .where(wanted);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const hasMore = found.length > query.limit;
  return {
    rows: page.map(({ row, laneId, formerOwnerId, releasedAt, releasedBy, reason, ruleDays }) =>
      poolRow(row, {
        laneId: laneId ?? "",
        formerOwnerId,
        releasedAt: (releasedAt ?? new Date(0)).toISOString(),
        releasedBy,
        releaseReason: reason ?? "",
        ruleDays,
      }),
    ),
    total: count?.total ?? 0,
    next: hasMore && last?.releasedAt ? { at: last.releasedAt.getTime(), id: last.row.id } : null,
  };
}
