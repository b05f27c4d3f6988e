import { and, eq, gte, inArray, isNull, lt, sql } from "drizzle-orm";
import { plans } from "@/drizzle/schema";
import type { PlanRow } from "@/lib/domain/plans/model";
import type { Executor } from "./client";
import type { Page } from "./customers";
import { containsWord, isAnyOf, type Keyset } from "./keyset";

export interface PlanQuery {
  readonly userIds: readonly string[] | "all";
  readonly span?: { readonly from: number; readonly to: number };
  readonly words: readonly string[];
  readonly after: Keyset | null;
  readonly limit: number;
}

/** Plans without a start stand at the end of the list. */
const startOrEpoch = sql`coalesce(${plans.startAt}, 'epoch'::timestamptz)`;

/** One page of plans that are not deleted, latest start first. */
export async function listPlans(db: Executor, query: PlanQuery): Promise<Page<PlanRow>> {
  const topic = sql`lower(${plans.row}->>'topic')`;
  const wanted = and(
    eq(plans.deleted, false),
    query.userIds === "all" ? undefined : isAnyOf(plans.userId, query.userIds),
    query.span ? gte(plans.startAt, new Date(query.span.from)) : undefined,
    query.span ? lt(plans.startAt, new Date(query.span.to)) : undefined,
    ...query.words.map((word) => containsWord(topic, word)),
  );
  const { after } = query;
  const behind =
    after &&
    sql`(${startOrEpoch}, ${plans.id}) < (${new Date(after.at).toISOString()}::timestamptz, ${after.id})`;
  const found = await db
    .select({ row: plans.row, at: plans.startAt })
    .from(plans)
    .where(behind ? and(wanted, behind) : wanted)
    .orderBy(sql`${startOrEpoch} desc`, sql`${plans.id} desc`)
    .limit(query.limit + 1);
  const [count] = await db.select({ total: sql<number>`count(*)::int` }).from(plans).where(wanted);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const next = found.length > query.limit && last ? { at: last.at?.getTime() ?? 0, id: last.row.id } : null;
  return { rows: page.map(({ row }) => row), total: count?.total ?? 0, next };
}

/** Plans of these people that are neither done nor deleted. */
export async function listOpenPlansOf(db: Executor, userIds: readonly string[]): Promise<PlanRow[]> {
  if (userIds.length === 0) return [];
  const rows = await db
    .select({ row: plans.row })
    .from(plans)
    .where(and(inArray(plans.userId, [...userIds]), eq(plans.deleted, false), isNull(plans.doneAt)));
  return rows.map(({ row }) => row);
}
