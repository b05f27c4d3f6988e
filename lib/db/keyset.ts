import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** Where a page ended: the sort value and id of its last row. */
export interface Keyset {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly id: string;
}

export interface KeysetOrder {
  readonly at: AnyPgColumn;
  readonly id: AnyPgColumn;
  readonly direction: "asc" | "desc";
}

/** Rows behind the keyset; the column must not be null in what is queried. */
export function afterKeyset(order: KeysetOrder, keyset: Keyset): SQL {
  const at = sql`${new Date(keyset.at).toISOString()}::timestamptz`;
  return order.direction === "asc"
    ? sql`(${order.at}, ${order.id}) > (${at}, ${keyset.id})`
    : sql`(${order.at}, ${order.id}) < (${at}, ${keyset.id})`;
}

export function keysetOrder({ at, id, direction }: KeysetOrder): SQL[] {
  return direction === "asc" ? [sql`${at} asc`, sql`${id} asc`] : [sql`${at} desc`, sql`${id} desc`];
}

/** A word that must occur, with the signs of LIKE taken literally. */
export function containsWord(column: AnyPgColumn | SQL, word: string): SQL {
  return sql`${column} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`;
}

/** `= any(…)` with one parameter, however many ids there are. */
export function isAnyOf(column: AnyPgColumn, ids: readonly string[]): SQL {
  return sql`${column} in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
}
