import { and, eq, gte, type SQL, sql } from "drizzle-orm";
import { customerOwners, customers } from "@/drizzle/schema";
import type { CustomerRow, PoolRow } from "@/lib/domain/customers/model";
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

/** What narrows the pool down (P3). */
export type PoolFilter = Pick<PoolQuery, "laneIds" | "since" | "words">;

export function poolConditions({ laneIds, since, words }: PoolFilter): SQL[] {
  return [
    isAnyOf(customerOwners.laneId, laneIds),
    ...(since === undefined ? [] : [gte(customerOwners.releasedAt, new Date(since))]),
    ...words.map((word) => containsWord(customers.searchText, word)),
  ];
}

export const poolColumns = {
  row: customers.row,
  laneId: customerOwners.laneId,
  formerOwnerId: customerOwners.formerOwnerId,
  releasedAt: customerOwners.releasedAt,
  releasedBy: customerOwners.releasedBy,
  reason: customerOwners.releaseReason,
  ruleDays: customerOwners.ruleDays,
};

interface SelectedPoolRow {
  readonly row: CustomerRow;
  readonly laneId: string | null;
  readonly formerOwnerId: string | null;
  readonly releasedAt: Date | null;
  readonly releasedBy: string | null;
  readonly reason: string | null;
  readonly ruleDays: number | null;
}

export function toPoolRow({ row, laneId, releasedAt, reason, ...release }: SelectedPoolRow): PoolRow {
  return poolRow(row, {
    laneId: laneId ?? "",
    formerOwnerId: release.formerOwnerId,
    releasedAt: (releasedAt ?? new Date(0)).toISOString(),
    releasedBy: release.releasedBy,
    releaseReason: reason ?? "",
    ruleDays: release.ruleDays,
  });
}

/** One page of the customers that stand in these lanes, newest release first. */
export async function listPool(db: Executor, query: PoolQuery): Promise<Page<PoolRow>> {
  const wanted = and(...poolConditions(query));
  const joined = eq(customers.id, customerOwners.customerId);
  const found = await db
    .select(poolColumns)
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
    rows: page.map(toPoolRow),
    total: count?.total ?? 0,
    next: hasMore && last?.releasedAt ? { at: last.releasedAt.getTime(), id: last.row.id } : null,
  };
}
