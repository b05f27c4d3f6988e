import {
  type Columns,
  codeColumn,
  idRanks,
  noRank,
  numberColumn,
  rankColumn,
  rowStart,
  type TextColumn,
  textColumn,
} from "./columns";
import type { CompiledQuery, OrderKey, Test } from "./compile";
import type { Field } from "./fields";
import { factEnd } from "./text";

/** 1 for each row that passes (C5). Do not change it: answers are remembered by the test's identity. */
export function maskOf<Row>(columns: Columns<Row>, test: Test<Row>): Uint8Array {
  const known = columns.masks.get(test);
  if (known) return known;
  const mask = answerOf(columns, test);
  columns.masks.set(test, mask);
  return mask;
}

const rememberedAnswers = 24;

/** What a single condition says, for remembering its answer; texts change with each letter and are not. */
function sayingOf<Row>(test: Test<Row>): string | null {
  if (test.is === "range") return sayingOfField(test.field, [test.min, test.max, test.includesMax]);
  if (test.is === "in") return sayingOfField(test.field, [...test.values]);
  return test.is === "empty" ? sayingOfField(test.field, []) : null;
}

function sayingOfField<Row>({ id, kind }: Field<Row>, said: readonly unknown[]): string {
  // JSON has no infinity: a bound that is none is said by its text.
  return JSON.stringify([id, kind, ...said.map((each) => (typeof each === "number" ? String(each) : each))]);
}

function answerOf<Row>(columns: Columns<Row>, test: Test<Row>): Uint8Array {
  const saying = sayingOf(test);
  if (saying === null) return makeMask(columns, test);
  const known = columns.answers.get(saying);
  if (known) return known;
  const mask = makeMask(columns, test);
  if (columns.answers.size >= rememberedAnswers) columns.answers.clear();
  columns.answers.set(saying, mask);
  return mask;
}

function makeMask<Row>(columns: Columns<Row>, test: Test<Row>): Uint8Array {
  switch (test.is) {
    case "all":
      return allOf(columns, test.tests);
    case "any":
      return anyOf(columns, test.tests);
    case "not":
      return maskOf(columns, test.test).map((bit) => 1 - bit);
    case "text":
      return textMask(columns, test, null);
    case "range":
      return rangeMask(columns, test);
    case "in":
      return codeMask(columns, test.field, test.values);
    case "empty":
      return emptyMask(columns, test.field);
  }
}

type TextTest<Row> = Extract<Test<Row>, { readonly is: "text" }>;

/** Texts last, and only in the rows that the other tests left: to look for a letter costs most. */
function allOf<Row>(columns: Columns<Row>, tests: readonly Test<Row>[]): Uint8Array {
  const mask = new Uint8Array(columns.rows.length).fill(1);
  const texts: TextTest<Row>[] = [];
  for (const test of tests) {
    if (test.is === "text" && !columns.masks.has(test)) texts.push(test);
    else and(mask, maskOf(columns, test));
  }
  for (const test of texts) and(mask, textMask(columns, test, mask));
  return mask;
}

function anyOf<Row>(columns: Columns<Row>, tests: readonly Test<Row>[]): Uint8Array {
  const mask = new Uint8Array(columns.rows.length);
  for (const test of tests) {
    const other = maskOf(columns, test);
    for (let at = 0; at < mask.length; at += 1) mask[at] = (mask[at] as number) | (other[at] as number);
  }
  return mask;
}

function and(mask: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < mask.length; at += 1) mask[at] = (mask[at] as number) & (other[at] as number);
}

function rangeMask<Row>(
  columns: Columns<Row>,
  test: Extract<Test<Row>, { readonly is: "range" }>,
): Uint8Array {
  const { min, max, includesMax } = test;
  const values = numberColumn(columns, test.field);
  const mask = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    // NaN is in no range.
    if (value >= min && (value < max || (includesMax && value === max))) mask[at] = 1;
  }
  return mask;
}

function codeMask<Row>(columns: Columns<Row>, field: Field<Row>, wanted: ReadonlySet<string>): Uint8Array {
  const { codes, numbers } = codeColumn(columns, field);
  const admitted = new Uint8Array(numbers.size + 1);
  for (const value of wanted) admitted[numbers.get(value) ?? 0] = 1;
  admitted[0] = 0;
  const mask = new Uint8Array(codes.length);
  for (let at = 0; at < codes.length; at += 1) mask[at] = admitted[codes[at] as number] as number;
  return mask;
}

function emptyMask<Row>(columns: Columns<Row>, field: Field<Row>): Uint8Array {
  const mask = new Uint8Array(columns.rows.length);
  if (field.kind === "text") {
    const { starts } = textColumn(columns, field);
    for (let at = 0; at < mask.length; at += 1)
      mask[at] = (starts[at + 1] as number) - (starts[at] as number) === rowStart.length ? 1 : 0;
  } else if (field.kind === "choice" || field.kind === "person") {
    const { codes } = codeColumn(columns, field);
    for (let at = 0; at < mask.length; at += 1) mask[at] = codes[at] === 0 ? 1 : 0;
  } else {
    const values = numberColumn(columns, field);
    for (let at = 0; at < mask.length; at += 1) mask[at] = Number.isNaN(values[at]) ? 1 : 0;
  }
  return mask;
}

/** `within`: rows that need not be looked at have 0; null looks at all. */
function textMask<Row>(
  columns: Columns<Row>,
  { field, op, needle }: TextTest<Row>,
  within: Uint8Array | null,
): Uint8Array {
  const column = textColumn(columns, field);
  const mask = new Uint8Array(columns.rows.length);
  if (op === "contains") markHits(column, needle, mask, within);
  else if (op === "equals") markHits(column, rowStart + needle + factEnd, mask, within);
  else {
    markHits(column, rowStart + needle, mask, within);
    markHits(column, factEnd + needle, mask, within);
  }
  return mask;
}

/** From hit to hit, and from each on to the next row that matters. */
function markHits(
  { joined, starts }: TextColumn,
  needle: string,
  mask: Uint8Array,
  within: Uint8Array | null,
): void {
  const count = mask.length;
  let row = nextOf(within, 0, count);
  while (row < count) {
    const at = joined.indexOf(needle, starts[row]);
    if (at < 0) return;
    while ((starts[row + 1] as number) <= at) row += 1;
    mask[row] = 1;
    row = nextOf(within, row + 1, count);
  }
}

function nextOf(within: Uint8Array | null, from: number, count: number): number {
  if (within === null) return from;
  let row = from;
  while (row < count && within[row] === 0) row += 1;
  return row;
}

const rememberedOrders = 12;

/** Row numbers in the order of a query (C5); made once per sort, however often one filters. */
export function orderOf<Row>(columns: Columns<Row>, order: readonly OrderKey<Row>[]): Uint32Array {
  const name = order.map(({ field, dir }) => `${field.id} ${field.kind} ${dir}`).join(",");
  const known = columns.orders.get(name);
  if (known) return known;
  const ids = idRanks(columns);
  const keys = order.map(({ field, dir }) => ({ ranks: rankColumn(columns, field), isUp: dir === "asc" }));
  const numbers = Uint32Array.from(columns.rows, (_row, index) => index);
  numbers.sort((a, b) => {
    for (const { ranks, isUp } of keys) {
      const left = ranks[a] as number;
      const right = ranks[b] as number;
      if (left === right) continue;
      if (left === noRank || right === noRank) return left === noRank ? 1 : -1;
      return isUp ? left - right : right - left;
    }
    return (ids[a] as number) - (ids[b] as number);
  });
  if (columns.orders.size >= rememberedOrders) columns.orders.clear();
  columns.orders.set(name, numbers);
  return numbers;
}

/** The rows that a query admits, in its order, as numbers into the columns' rows (C5). */
export function queryColumns<Row>(columns: Columns<Row>, { test, order }: CompiledQuery<Row>): Uint32Array {
  const numbers = orderOf(columns, order);
  if (test === null) return numbers;
  const mask = maskOf(columns, test);
  return numbers.filter((index) => mask[index] === 1);
}

/** 1 for each row that a list has without its custom query: by its search, its span, its lane (C5, F2, P3). */
export function maskWhere<Row>(rows: readonly Row[], isThere: (row: Row) => boolean): Uint8Array {
  return Uint8Array.from(rows, (row) => (isThere(row) ? 1 : 0));
}

/** The rows within a mask that a query admits: in its order, or in their own where it says none (C5). */
export function admittedRows<Row>(
  columns: Columns<Row>,
  { test, order }: CompiledQuery<Row>,
  within: Uint8Array,
): Row[] {
  const mask = test && maskOf(columns, test);
  const isIn = (_row: Row, at: number) => within[at] === 1 && (mask === null || mask[at] === 1);
  if (order.length === 0) return columns.rows.filter(isIn);
  const rows: Row[] = [];
  for (const at of orderOf(columns, order)) {
    const row = columns.rows[at];
    if (row !== undefined && isIn(row, at)) rows.push(row);
  }
  return rows;
}

/** How many rows within a mask a query admits (C5). */
export function countAdmitted<Row>(
  columns: Columns<Row>,
  { test }: CompiledQuery<Row>,
  within: Uint8Array,
): number {
  const mask = test && maskOf(columns, test);
  let count = 0;
  for (let at = 0; at < within.length; at += 1)
    count += mask === null ? (within[at] as number) : (within[at] as number) & (mask[at] as number);
  return count;
}
