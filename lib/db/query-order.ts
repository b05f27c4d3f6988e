import { type SQL, sql } from "drizzle-orm";
import type { OrderKey } from "@/lib/domain/queries/compile";
import { sortKeyOf } from "@/lib/domain/queries/facts";
import { factEnd } from "@/lib/domain/queries/text";
import { type AnyField, factSql, numberSql, type QueryTable } from "./query-sql";
import { storableText } from "./storable";

/** The value of a sort key in a row; null stands last. */
export type SortKeyValue = string | number | null;

/** Where a page of a query ended: its last row's sort keys and id. */
export interface QueryKeyset {
  readonly keys: readonly SortKeyValue[];
  readonly id: string;
}

export interface SqlOrder {
  /** What to select beside the row, to know where the page ends: an array of the keys' values. */
  readonly keys: SQL;
  readonly orderBy: readonly SQL[];
  after(keyset: QueryKeyset): SQL;
}

/** The order of a query as SQL, texts by code point, empty ones last, equal ones by id (C5). */
export function orderSql<Row>(table: QueryTable, order: readonly OrderKey<Row>[]): SqlOrder {
  const keys = order.map(({ field, dir }) => ({
    ...sortSql(table, field),
    direction: dir === "asc" ? sql`asc` : sql`desc`,
    beyond: dir === "asc" ? sql`>` : sql`<`,
  }));
  const id = sql`${table.id} collate "C"`;
  return {
    keys: sql`jsonb_build_array(${sql.join(
      keys.map(({ key }) => key),
      sql`, `,
    )})`,
    orderBy: [...keys.map(({ key, direction }) => sql`${key} ${direction} nulls last`), sql`${id} asc`],
    after(keyset) {
      let behind = sql`${id} > ${keyset.id}`;
      // From the last key to the first: beyond in this key, or equal in it and behind in those after it.
      for (let at = keys.length - 1; at >= 0; at -= 1) {
        const each = keys[at];
        if (!each) continue;
        const value = keyset.keys[at] ?? null;
        const { key, beyond } = each;
        behind =
          value === null
            ? sql`(${key} is null and ${behind})`
            : sql`(${key} ${beyond} ${each.bind(value)} or ${key} is null or (${key} = ${each.bind(value)} and ${behind}))`;
      }
      return behind;
    },
  };
}

interface SortSql {
  readonly key: SQL;
  readonly bind: (value: string | number) => SQL;
}

/** Numbers as float8; texts under collation "C", which compares code points, as the device does. */
function sortSql(table: QueryTable, field: AnyField): SortSql {
  const isNumber = ["number", "date", "day"].includes(field.kind) || isNumberedChoice(field);
  if (isNumber) return { key: numberKey(table, field), bind: (value) => sql`${Number(value)}::float8` };
  const bind = (value: string | number) => sql`${storableText(String(value))}::text`;
  if (field.sortBy) return { key: sql`(${table.facts}->>${sortKeyOf(field.id)}) collate "C"`, bind };
  const fact = factSql(table, field);
  if (field.kind !== "text") return { key: sql`${fact} collate "C"`, bind };
  return { key: sql`left(split_part(${fact}, ${factEnd}, 1), 60) collate "C"`, bind };
}

/** Choices with a list of options are sorted by their place in it, which is stored as a number. */
const isNumberedChoice = ({ kind, sortBy }: AnyField): boolean => kind === "choice" && sortBy !== undefined;

function numberKey(table: QueryTable, field: AnyField): SQL {
  if (field.sortBy) return sql`(${table.facts}->>${sortKeyOf(field.id)})::float8`;
  const column = field.kind === "date" ? table.columns[field.id] : undefined;
  return column ? sql`(extract(epoch from ${column}) * 1000)::float8` : numberSql(table, field);
}
