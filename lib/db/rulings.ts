import { and, desc, eq, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { rulings } from "@/drizzle/schema";
import type { Executor } from "./client";
import { storableText } from "./storable";

export type NewRuling = Pick<
  typeof rulings.$inferInsert,
  "kind" | "userId" | "document" | "path" | "code" | "reason" | "count"
>;

/** What the sync server refused: rows are added, never changed. */
export async function insertRulings(db: Executor, given: readonly NewRuling[]): Promise<void> {
  if (given.length === 0) return;
  const text = (value: string | null | undefined) => (typeof value === "string" ? storableText(value) : null);
  await db
    .insert(rulings)
    .values(given.map((row) => ({ ...row, document: text(row.document), path: text(row.path) })));
}

export interface RulingsQuery {
  readonly userId: string | null;
  /** Rows with a lower id only. */
  readonly before: number | null;
  readonly limit: number;
}

/** Newest first; one row more than asked for where there are more. */
export async function listRulings(db: Executor, { userId, before, limit }: RulingsQuery) {
  return db
    .select()
    .from(rulings)
    .where(
      and(
        userId === null ? undefined : eq(rulings.userId, userId),
        before === null ? undefined : lt(rulings.id, before),
      ),
    )
    .orderBy(desc(rulings.id))
    .limit(limit + 1);
}

/** Deletes what is older than `before`, and all but the newest `most` rows. */
export async function trimRulings(
  db: Executor,
  { before, most }: { readonly before: Date; readonly most: number },
): Promise<void> {
  const tooOld: SQL = sql`(select id from ${rulings} order by id desc offset ${most} limit 1)`;
  await db.delete(rulings).where(or(lt(rulings.at, before), lte(rulings.id, tooOld)));
}
