import { and, eq, gte, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import { customers } from "@/drizzle/schema";
import type { CustomerRow } from "@/lib/domain/customers/model";
import type { Executor } from "./client";
import { afterKeyset, containsWord, isAnyOf, type Keyset, type KeysetOrder, keysetOrder } from "./keyset";

export type DateField = "lastContactedAt" | "lastVisitedAt" | "nextVisitAt" | "createdAt";

export interface CustomerQuery {
  /** Whose customers; "all" are all that have an owner. */
  readonly ownerIds: readonly string[] | "all";
  readonly status?: string;
  readonly span?: { readonly field: DateField; readonly from: number; readonly to: number };
  /** Normalised words, each of which must occur. */
  readonly words: readonly string[];
  readonly order: { readonly field: DateField; readonly direction: "asc" | "desc" };
  readonly after: Keyset | null;
  readonly limit: number;
  /** Leaves the total at 0: a reader of all pages counts but once. */
  readonly uncounted?: boolean;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly next: Keyset | null;
}

/** One page of customers that have an owner, and how many there are in all. */
export async function listCustomers(db: Executor, query: CustomerQuery): Promise<Page<CustomerRow>> {
  const order: KeysetOrder = {
    at: customers[query.order.field],
    id: customers.id,
    direction: query.order.direction,
  };
  const wanted = and(...customerConditions(query));
  const found = await db
    .select({ row: customers.row, at: customers[query.order.field] })
    .from(customers)
    .where(query.after ? and(wanted, afterKeyset(order, query.after)) : wanted)
    .orderBy(...keysetOrder(order))
    .limit(query.limit + 1);
  const [count] = query.uncounted
    ? []
    : await db.select({ total: sql<number>`count(*)::int` }).from(customers).where(wanted);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const hasMore = found.length > query.limit && last?.at;
  return {
    rows: page.map(({ row }) => row),
    total: count?.total ?? 0,
    next: hasMore && last?.at ? { at: last.at.getTime(), id: last.row.id } : null,
  };
}

/** What narrows customers down beside a custom query. */
export type CustomerFilter = Pick<CustomerQuery, "ownerIds" | "status" | "span" | "words">;

export function customerConditions(query: CustomerFilter): SQL[] {
  const conditions = [
    query.ownerIds === "all" ? isNotNull(customers.ownerId) : isAnyOf(customers.ownerId, query.ownerIds),
  ];
  if (query.status) conditions.push(eq(customers.status, query.status));
  if (query.span) {
    const { field, from, to } = query.span;
    conditions.push(gte(customers[field], new Date(from)), lt(customers[field], new Date(to)));
  }
  for (const word of query.words) conditions.push(containsWord(customers.searchText, word));
  return conditions;
}
