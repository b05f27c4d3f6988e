import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Test } from "@/lib/domain/queries/compile";
import { customKeyOf } from "@/lib/domain/queries/facts";
import type { Field } from "@/lib/domain/queries/fields";
import type { TextOp } from "@/lib/domain/queries/model";
import { factEnd } from "@/lib/domain/queries/text";
import { isAnyOf } from "./keyset";
import { storableText } from "./storable";

/** Where a subject's facts stand: the column of facts, and fields that have a column (and an index) of their own. */
export interface QueryTable {
  readonly facts: AnyPgColumn;
  readonly id: AnyPgColumn;
  readonly columns: Readonly<Record<string, AnyPgColumn>>;
}

export type AnyField = Pick<Field<never>, "id" | "kind" | "sortBy">;

/** A compiled query as SQL (C5): says yes or no, never null, so that negation means the same as on the device. */
export function testSql<Row>(table: QueryTable, test: Test<Row>): SQL {
  switch (test.is) {
    case "all":
      return sql`(${sql.join(
        test.tests.map((each) => testSql(table, each)),
        sql` and `,
      )})`;
    case "any":
      return sql`(${sql.join(
        test.tests.map((each) => testSql(table, each)),
        sql` or `,
      )})`;
    case "not":
      return sql`not ${testSql(table, test.test)}`;
    case "empty":
      return sql`(${factSql(table, test.field)} is null)`;
    case "in":
      return sql`coalesce(${inSql(table, test.field, test.values)}, false)`;
    case "text":
      return sql`coalesce(${textSql(factSql(table, test.field), test.op, storableText(test.needle))}, false)`;
    case "range":
      return rangeSql(table, test);
  }
}

const keyOf = ({ id, kind }: AnyField): string => (id.startsWith("x.") ? customKeyOf(id, kind) : id);

export function factSql(table: QueryTable, field: AnyField): SQL {
  const column = table.columns[field.id];
  return column ? sql`${column}` : sql`(${table.facts}->>${storableText(keyOf(field))})`;
}

export function numberSql(table: QueryTable, field: AnyField): SQL {
  return sql`(${factSql(table, field)})::float8`;
}

function inSql(table: QueryTable, field: AnyField, values: ReadonlySet<string>): SQL {
  const wanted = [...values].map(storableText);
  const column = table.columns[field.id];
  if (column) return isAnyOf(column, wanted);
  return sql`${factSql(table, field)} in (select jsonb_array_elements_text(${JSON.stringify(wanted)}::jsonb))`;
}

function textSql(fact: SQL, op: TextOp, needle: string): SQL {
  if (op === "contains") return sql`strpos(${fact}, ${needle}) > 0`;
  if (op === "equals") return sql`starts_with(${fact}, ${needle + factEnd})`;
  return sql`(starts_with(${fact}, ${needle}) or strpos(${fact}, ${factEnd + needle}) > 0)`;
}

function rangeSql<Row>(table: QueryTable, test: Extract<Test<Row>, { readonly is: "range" }>): SQL {
  const { field, min, max, includesMax } = test;
  const column = field.kind === "date" ? table.columns[field.id] : undefined;
  const value = column ? sql`${column}` : numberSql(table, field);
  const bound = (of: number) =>
    column ? sql`${new Date(of).toISOString()}::timestamptz` : sql`${of}::float8`;
  const conditions = [sql`${value} is not null`];
  if (min > Number.NEGATIVE_INFINITY) conditions.push(sql`${value} >= ${bound(min)}`);
  if (max < Number.POSITIVE_INFINITY)
    conditions.push(includesMax ? sql`${value} <= ${bound(max)}` : sql`${value} < ${bound(max)}`);
  return sql`coalesce(${sql.join(conditions, sql` and `)}, false)`;
}
