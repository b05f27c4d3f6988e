import type { DayBounds } from "../calendar/day-bounds";
import type { OrderKey, Test } from "../queries/compile";
import { maskOf, orderOf } from "../queries/evaluate";
import { passes, rowOrder } from "../queries/match";
import { customerSubject } from "../queries/subjects/customers";
import type { CustomerRow } from "./model";
import { queryWords, searchTextOf } from "./search";
import { baseOrder, buildBase, countBase, ownerMask, type TableBase, viewTest } from "./table-base";
import { containsAll, type MatchMemory, matchText } from "./table-match";
import { type CustomerSort, customerSortKeys, rowComparator } from "./table-sort";
import { customerViews, inView, type ViewId } from "./views";

export { type CustomerSort, type CustomerSortKey, customerSortKeys, rowComparator } from "./table-sort";

/**
 * All customers that a device knows, ready to be asked at each keystroke (C2–C4): a large base of columns, and the
 * few rows that changed since beside it. Changes are cheap; when they grow many they are folded into a new base.
 */
export interface CustomerTable {
  base: TableBase;
  /** Rows newer than the base, by id. */
  readonly changed: Map<string, ChangedRow>;
  readonly memory: MatchMemory;
  liveCount: number;
}

interface ChangedRow {
  readonly row: CustomerRow;
  readonly text: string;
}

export interface TableFilter {
  readonly view?: ViewId | null;
  readonly q?: string;
  /** null or absent: everyone's. */
  readonly ownerIds?: ReadonlySet<string> | null;
  readonly bounds: DayBounds;
  /** A custom query (C5); null or absent: everything. */
  readonly test?: Test<CustomerRow> | null;
}

export interface TableQuery extends TableFilter {
  readonly sort: CustomerSort;
  /** The sorts of a custom query (C5), in place of `sort`. */
  readonly order?: readonly OrderKey<CustomerRow>[];
}

/** Row numbers for `rowAt`, in order, valid until the next change of the table. */
export interface TableResult {
  readonly indexes: Uint32Array;
  readonly total: number;
}

/** Changed rows are looked at one by one, so they are folded in when they grow beside the base. */
const foldAfter = (baseCount: number) => Math.max(400, baseCount >> 5);

/** Makes a table of rows whose ids differ (C2). */
export function buildCustomerTable(rows: readonly CustomerRow[]): CustomerTable {
  return { base: buildBase([...rows]), changed: new Map(), memory: [], liveCount: rows.length };
}

/** How many customers the table holds. */
export function tableSize(table: CustomerTable): number {
  return table.liveCount;
}

/** The row behind a number of a result. */
export function rowAt(table: CustomerTable, index: number): CustomerRow | undefined {
  const count = table.base.rows.length;
  if (index < count) return table.base.rows[index];
  return [...table.changed.values()][index - count]?.row;
}

/** All rows behind a result: reads the changed rows once, for lists that fetch many. */
export function rowReader(table: CustomerTable): (index: number) => CustomerRow | undefined {
  const { rows } = table.base;
  const changed = [...table.changed.values()];
  return (index) => (index < rows.length ? rows[index] : changed[index - rows.length]?.row);
}

/** The row of a customer, or undefined. */
export function rowById(table: CustomerTable, id: string): CustomerRow | undefined {
  const changed = table.changed.get(id);
  if (changed) return changed.row;
  const index = table.base.indexById.get(id);
  return index === undefined || table.base.dead[index] === 1 ? undefined : table.base.rows[index];
}

/** Adds a customer or replaces its row. Results from before are no longer valid. */
export function upsert(table: CustomerTable, row: CustomerRow): void {
  const wasThere = rowById(table, row.id) !== undefined;
  markDead(table.base, row.id);
  table.changed.set(row.id, { row, text: searchTextOf(row) });
  if (!wasThere) table.liveCount += 1;
  if (table.changed.size > foldAfter(table.base.rows.length)) fold(table);
}

/** Takes a customer out. Results from before are no longer valid. */
export function remove(table: CustomerTable, id: string): void {
  if (rowById(table, id) === undefined) return;
  markDead(table.base, id);
  table.changed.delete(id);
  table.liveCount -= 1;
}

/** The customers that a filter admits, sorted (C2–C4). */
export function queryTable(table: CustomerTable, query: TableQuery): TableResult {
  const { base } = table;
  const admitted = admittedRows(table, query);
  const isInView = query.view ? viewTest(base, query.view, query.bounds) : null;
  const order = query.order?.length ? orderOf(base.columns, query.order) : baseOrder(base, query.sort);
  const found = new Uint32Array(base.rows.length);
  let count = 0;
  for (let at = 0; at < order.length; at += 1) {
    const index = order[at] as number;
    if (admitted[index] === 1 && (isInView === null || isInView(index))) {
      found[count] = index;
      count += 1;
    }
  }
  const changed = changedMatches(table, query);
  const indexes =
    changed.length === 0
      ? found.slice(0, count)
      : merge(table, found.subarray(0, count), changed, comparatorOf(query));
  return { indexes, total: indexes.length };
}

function comparatorOf({ sort, order }: TableQuery): (a: CustomerRow, b: CustomerRow) => number {
  return order?.length ? rowOrder(customerSubject, order) : rowComparator(sort);
}

/** How many customers each of some custom queries has, under a search and a scope (C5). */
export function countTests(
  table: CustomerTable,
  filter: Omit<TableFilter, "view" | "test">,
  tests: readonly (Test<CustomerRow> | null)[],
): number[] {
  const admitted = admittedRows(table, filter);
  const changed = changedRows(table, { ...filter, view: null });
  return tests.map((test) => {
    const mask = test && maskOf(table.base.columns, test);
    let count = 0;
    for (let at = 0; at < admitted.length; at += 1)
      count += (admitted[at] as number) & (mask === null ? 1 : (mask[at] as number));
    for (const { row } of changed) if (test === null || passes(test, row)) count += 1;
    return count;
  });
}

/** How many customers each ready query has, and all of them, under a search and a scope (C2, C3). */
export function countViews(
  table: CustomerTable,
  filter: Omit<TableFilter, "view">,
): Record<ViewId | "all", number> {
  const { all, byView } = countBase(table.base, admittedRows(table, filter), filter.bounds);
  const counts = { all, ...byView };
  for (const { row } of changedRows(table, { ...filter, view: null })) {
    counts.all += 1;
    for (const view of customerViews) if (inView(view, row, filter.bounds)) counts[view] += 1;
  }
  return counts;
}

/** 1 per base row that is live and that text, scope and custom query admit; the view is not asked here. */
function admittedRows(table: CustomerTable, filter: TableFilter): Uint8Array {
  const { base } = table;
  const text = matchText(base, filter.q ?? "", table.memory);
  const owners = ownerMask(base, filter.ownerIds);
  const asked = filter.test ? maskOf(base.columns, filter.test) : null;
  const admitted = new Uint8Array(base.rows.length);
  for (let index = 0; index < admitted.length; index += 1) {
    const isIn =
      base.dead[index] === 0 &&
      (text === null || text.mask[index] === 1) &&
      (asked === null || asked[index] === 1) &&
      (owners === null || owners[base.owner[index] as number] === 1);
    admitted[index] = isIn ? 1 : 0;
  }
  return admitted;
}

/** Changed rows that text, scope and view admit. */
function changedRows(table: CustomerTable, filter: TableFilter): ChangedRow[] {
  const words = queryWords(filter.q ?? "");
  const { view, ownerIds, bounds, test } = filter;
  return [...table.changed.values()].filter(
    ({ row, text }) =>
      containsAll(text, words) &&
      (!ownerIds || (row.ownerId !== null && ownerIds.has(row.ownerId))) &&
      (!view || inView(view, row, bounds)) &&
      (!test || passes(test, row)),
  );
}

/** Numbers of the changed rows that match, sorted among themselves. */
function changedMatches(table: CustomerTable, query: TableQuery): number[] {
  const matching = new Set(changedRows(table, query).map(({ row }) => row));
  if (matching.size === 0) return [];
  const compare = comparatorOf(query);
  return [...table.changed.values()]
    .map(({ row }, at) => ({ row, index: table.base.rows.length + at }))
    .filter(({ row }) => matching.has(row))
    .sort((a, b) => compare(a.row, b.row))
    .map(({ index }) => index);
}

/** Puts the sorted changed rows at their places; each place is found by halving. */
function merge(
  table: CustomerTable,
  found: Uint32Array,
  changed: readonly number[],
  compare: (a: CustomerRow, b: CustomerRow) => number,
): Uint32Array {
  const read = rowReader(table);
  const merged = new Uint32Array(found.length + changed.length);
  let from = 0;
  let to = 0;
  for (const index of changed) {
    const row = read(index) as CustomerRow;
    const place = firstAfter(found, from, (other) => compare(read(other) as CustomerRow, row) > 0);
    merged.set(found.subarray(from, place), to);
    to += place - from;
    merged[to] = index;
    to += 1;
    from = place;
  }
  merged.set(found.subarray(from), to);
  return merged;
}

function firstAfter(found: Uint32Array, from: number, isAfter: (index: number) => boolean): number {
  let low = from;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(found[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function markDead(base: TableBase, id: string): void {
  const index = base.indexById.get(id);
  if (index !== undefined) base.dead[index] = 1;
}

/** A new base out of the old one and the changes. Orders are carried over, so that sorting again is one merge. */
function fold(table: CustomerTable): void {
  const old = table.base;
  const kept = old.rows.map((_row, index) => index).filter((index) => old.dead[index] === 0);
  const changed = [...table.changed.values()];
  const rows = [...kept.map((index) => old.rows[index] as CustomerRow), ...changed.map(({ row }) => row)];
  const base = buildBase(rows, { base: old, indexes: kept, newTexts: changed.map(({ text }) => text) });
  const newNumber = new Int32Array(old.rows.length).fill(-1);
  kept.forEach((index, at) => {
    newNumber[index] = at;
  });
  for (const key of customerSortKeys) {
    for (const dir of ["asc", "desc"] as const) {
      const order = old.orders.get(`${key} ${dir}`);
      if (!order) continue;
      const moved = [...order].map((index) => newNumber[index] ?? -1).filter((index) => index >= 0);
      baseOrder(base, { key, dir }, [...moved, ...changed.map((_row, at) => kept.length + at)]);
    }
  }
  table.base = base;
  table.changed.clear();
  table.memory.length = 0;
}
