import { and, eq, type SQL, sql } from "drizzle-orm";
import { customerOwners, customers, followUps } from "@/drizzle/schema";
import type { CustomerRow, PoolRow } from "@/lib/domain/customers/model";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";
import type { CompiledQuery } from "@/lib/domain/queries/compile";
import type { Executor } from "./client";
import { type CustomerFilter, customerConditions } from "./customers";
import { type FollowUpFilter, followUpConditions } from "./follow-ups";
import { type PoolFilter, poolColumns, poolConditions, toPoolRow } from "./pool";
import { orderSql, type QueryKeyset } from "./query-order";
import { type QueryTable, testSql } from "./query-sql";

/** A custom query, ready to be asked, and the page that is wanted of its answer. */
export interface QueryPage<Row> {
  readonly compiled: CompiledQuery<Row>;
  readonly after: QueryKeyset | null;
  readonly limit: number;
}

export interface QueriedPage<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly next: QueryKeyset | null;
}

const dateColumns = {
  createdAt: customers.createdAt,
  lastContactedAt: customers.lastContactedAt,
  lastVisitedAt: customers.lastVisitedAt,
  nextVisitAt: customers.nextVisitAt,
  status: customers.status,
};

const customerTable: QueryTable = {
  facts: customers.facts,
  id: customers.id,
  columns: { ...dateColumns, ownerId: customers.ownerId },
};
const followUpTable: QueryTable = {
  facts: followUps.facts,
  id: followUps.id,
  columns: { time: followUps.time, authorId: followUps.authorId },
};
const poolTable: QueryTable = {
  facts: customers.facts,
  id: customers.id,
  columns: {
    ...dateColumns,
    laneId: customerOwners.laneId,
    formerOwnerId: customerOwners.formerOwnerId,
    releasedAt: customerOwners.releasedAt,
  },
};

/** One page of customers that have an owner and that a custom query admits, in its order (C5). */
export async function queryCustomers(
  db: Executor,
  filter: CustomerFilter,
  page: QueryPage<CustomerRow>,
): Promise<QueriedPage<CustomerRow>> {
  const { wanted, behind, order } = clauses(customerTable, page, customerConditions(filter));
  const found = await db
    .select({ row: customers.row, keys: order.keys })
    .from(customers)
    .where(behind)
    .orderBy(...order.orderBy)
    .limit(page.limit + 1);
  const [count] = await db.select({ total }).from(customers).where(wanted);
  return pageOf(found, page.limit, count?.total);
}

/** One page of follow-ups that a custom query admits (F2). */
export async function queryFollowUps(
  db: Executor,
  filter: FollowUpFilter,
  page: QueryPage<FollowUpRow>,
): Promise<QueriedPage<FollowUpRow>> {
  const { wanted, behind, order } = clauses(followUpTable, page, followUpConditions(filter));
  const joined = eq(customerOwners.customerId, followUps.customerId);
  const found = await db
    .select({ row: followUps.row, keys: order.keys })
    .from(followUps)
    .innerJoin(customerOwners, joined)
    .where(behind)
    .orderBy(...order.orderBy)
    .limit(page.limit + 1);
  const [count] = await db.select({ total }).from(followUps).innerJoin(customerOwners, joined).where(wanted);
  return pageOf(found, page.limit, count?.total);
}

/** One page of the pool that a custom query admits (P3). */
export async function queryPool(
  db: Executor,
  filter: PoolFilter,
  page: QueryPage<PoolRow>,
): Promise<QueriedPage<PoolRow>> {
  const { wanted, behind, order } = clauses(poolTable, page, poolConditions(filter));
  const joined = eq(customers.id, customerOwners.customerId);
  const found = await db
    .select({ ...poolColumns, keys: order.keys })
    .from(customerOwners)
    .innerJoin(customers, joined)
    .where(behind)
    .orderBy(...order.orderBy)
    .limit(page.limit + 1);
  const [count] = await db.select({ total }).from(customerOwners).innerJoin(customers, joined).where(wanted);
  const rows = found.map(({ keys, ...selected }) => ({ keys, row: toPoolRow(selected) }));
  return pageOf(rows, page.limit, count?.total);
}

const total = sql<number>`count(*)::int`;

function clauses<Row>(table: QueryTable, { compiled, after }: QueryPage<Row>, scope: readonly SQL[]) {
  const order = orderSql(table, compiled.order);
  const wanted = and(...scope, compiled.test ? testSql(table, compiled.test) : undefined);
  return { order, wanted, behind: after ? and(wanted, order.after(after)) : wanted };
}

function pageOf<Row extends { readonly id: string }>(
  found: readonly { readonly row: Row; readonly keys: unknown }[],
  limit: number,
  count = 0,
): QueriedPage<Row> {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next =
    found.length > limit && last ? { keys: last.keys as QueryKeyset["keys"], id: last.row.id } : null;
  return { rows: page.map(({ row }) => row), total: count, next };
}
