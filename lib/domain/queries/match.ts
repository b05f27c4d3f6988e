import type { CompiledQuery, OrderKey, Test } from "./compile";
import { type Fact, type Subject, sortFact } from "./fields";
import { compareText, factEnd } from "./text";

/** Whether a row passes a test (C5): what the columns and the SQL must answer, row by row. */
export function passes<Row>(test: Test<Row>, row: Row): boolean {
  switch (test.is) {
    case "all":
      return test.tests.every((each) => passes(each, row));
    case "any":
      return test.tests.some((each) => passes(each, row));
    case "not":
      return !passes(test.test, row);
    default:
      return passesFact(test, test.field.read(row));
  }
}

type FieldTest<Row> = Exclude<Test<Row>, { readonly is: "all" | "any" | "not" }>;

function passesFact<Row>(test: FieldTest<Row>, fact: Fact): boolean {
  if (test.is === "empty") return fact === null;
  if (fact === null) return false;
  switch (test.is) {
    case "in":
      return test.values.has(String(fact));
    case "range":
      return (
        typeof fact === "number" &&
        fact >= test.min &&
        (fact < test.max || (test.includesMax && fact === test.max))
      );
    case "text":
      return typeof fact === "string" && passesText(test.op, fact, test.needle);
  }
}

function passesText(op: "contains" | "equals" | "startsWith", fact: string, needle: string): boolean {
  if (op === "contains") return fact.includes(needle);
  if (op === "equals") return fact.startsWith(needle + factEnd);
  return fact.startsWith(needle) || fact.includes(factEnd + needle);
}

/** Compares two facts the way lists show them: empty ones last both ways (C5). */
export function compareFacts(a: Fact, b: Fact, dir: "asc" | "desc"): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order = typeof a === "number" && typeof b === "number" ? a - b : compareText(String(a), String(b));
  return dir === "asc" ? order : -order;
}

/** The order of a query, equal rows by their id (C5). */
export function rowOrder<Row>(
  subject: Subject<Row>,
  order: readonly OrderKey<Row>[],
): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const { field, dir } of order) {
      const result = compareFacts(sortFact(field, a), sortFact(field, b), dir);
      if (result !== 0) return result;
    }
    return compareText(subject.idOf(a), subject.idOf(b));
  };
}

/** The rows that a query admits, in its order, by looking at each (C5). For many rows there are columns. */
export function filterRows<Row>(
  subject: Subject<Row>,
  rows: readonly Row[],
  { test, order }: CompiledQuery<Row>,
): Row[] {
  return rows.filter((row) => test === null || passes(test, row)).sort(rowOrder(subject, order));
}
