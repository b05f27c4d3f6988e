import { and, eq, gte, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import { customerOwners, customers, followUps } from "@/drizzle/schema";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";
import type { Executor } from "./client";
import type { Page } from "./customers";
import { afterKeyset, containsWord, isAnyOf, type Keyset, keysetOrder } from "./keyset";

export interface FollowUpQuery {
  /** Whose customers' follow-ups; "all": of all customers that have an owner. */
  readonly ownerIds: readonly string[] | "all";
  readonly span?: { readonly from: number; readonly to: number };
  readonly words: readonly string[];
  readonly after: Keyset | null;
  readonly limit: number;
}

const order = { at: followUps.time, id: followUps.id, direction: "desc" } as const;

/** What narrows follow-ups down (F2). */
export type FollowUpFilter = Pick<FollowUpQuery, "ownerIds" | "span" | "words">;

export function followUpConditions({ ownerIds, span, words }: FollowUpFilter): SQL[] {
  const text = sql`lower(${followUps.content} || ' ' || (${followUps.row}->>'subject'))`;
  return [
    eq(followUps.deleted, false),
    ownerIds === "all" ? isNotNull(customerOwners.ownerId) : isAnyOf(customerOwners.ownerId, ownerIds),
    ...(span ? [gte(followUps.time, new Date(span.from)), lt(followUps.time, new Date(span.to))] : []),
    ...words.map((word) => sql`(${containsWord(text, word)} or ${isOfCustomerNamed(word)})`),
  ];
}

/** Asked once, not for each follow-up. */
const isOfCustomerNamed = (word: string): SQL =>
  sql`${followUps.customerId} in (select ${customers.id} from ${customers} where ${containsWord(sql`lower(${customers.name})`, word)})`;

/** One page of follow-ups that are not deleted, newest first. */
export async function listFollowUps(db: Executor, query: FollowUpQuery): Promise<Page<FollowUpRow>> {
  const wanted = and(...followUpConditions(query));
  const joined = eq(customerOwners.customerId, followUps.customerId);
  const found = await db
    .select({ row: followUps.row, at: followUps.time })
    .from(followUps)
    .innerJoin(customerOwners, joined)
    .where(query.after ? and(wanted, afterKeyset(order, query.after)) : wanted)
    .orderBy(...keysetOrder(order))
    .limit(query.limit + 1);
  const [count] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(followUps)
    .innerJoin(customerOwners, joined)
    .where(wanted);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const next = found.length > query.limit && last ? { at: last.at.getTime(), id: last.row.id } : null;
  return { rows: page.map(({ row }) => row), total: count?.total ?? 0, next };
}
