import type { DayBounds } from "../calendar/day-bounds";
import { isoToMs } from "../calendar/iso-time";
import { type Columns, createColumns } from "../queries/columns";
import { customerSubject } from "../queries/subjects/customers";
import { type CustomerRow, customerStatuses } from "./model";
import { searchTextOf } from "./search";
import {
  type CustomerSort,
  type CustomerSortKey,
  compareSorted,
  type SortValue,
  sortValue,
} from "./table-sort";
import { type JoinedText, joinText, latinRuns, otherParts, textAt } from "./table-text";
import { customerViews, spanBounds, type ViewDateField, type ViewId, viewRules } from "./views";

/**
 * The bulk of the rows as columns: dates and enumerations in typed arrays, all search texts joined into one string
 * with offsets. Over row objects a query of 50,000 takes 57 ms, over columns 2 ms (design §4).
 */
export interface TableBase {
  readonly rows: readonly CustomerRow[];
  readonly indexById: ReadonlyMap<string, number>;
  /** 1 where the row was replaced or removed since. */
  readonly dead: Uint8Array;
  readonly texts: readonly string[];
  /** The Latin runs of all texts, and the parts with other letters: each word is looked for in one of them. */
  readonly latin: JoinedText;
  readonly other: JoinedText;
  readonly dates: Readonly<Record<ViewDateField, Float64Array>>;
  readonly status: Uint8Array;
  readonly owner: Uint32Array;
  /** Owner id → number in `owner`; 0 stands for no owner. */
  readonly ownerNumbers: ReadonlyMap<string, number>;
  /** Row numbers in the order of a sort, made when first asked for. */
  readonly orders: Map<string, Uint32Array>;
  /** What custom queries look into (C5), made when first asked for. */
  readonly columns: Columns<CustomerRow>;
}

/** What a new base may take over from the one before: its rows begin with these of the old one, unchanged. */
export interface KeptRows {
  readonly base: TableBase;
  readonly indexes: readonly number[];
  /** Search texts of the rows that follow. */
  readonly newTexts: readonly string[];
}

const nothingKept = (rows: readonly CustomerRow[]): KeptRows => ({
  base: emptyBase(0),
  indexes: [],
  newTexts: rows.map(searchTextOf),
});

/** Makes the columns of some rows. Those that were kept are copied, not read again. */
export function buildBase(rows: readonly CustomerRow[], kept: KeptRows = nothingKept(rows)): TableBase {
  const { base: old, indexes, newTexts } = kept;
  const base = emptyBase(rows.length);
  const ownerNumbers = new Map(old.ownerNumbers);
  rows.forEach((row, index) => {
    const from = indexes[index];
    for (const field of dateFields) {
      base.dates[field][index] =
        from === undefined ? isoToMs(row[field]) : (old.dates[field][from] as number);
    }
    base.status[index] = customerStatuses.indexOf(row.status);
    base.owner[index] = ownerNumber(ownerNumbers, row.ownerId);
  });
  return {
    ...base,
    rows,
    indexById: new Map(rows.map((row, index) => [row.id, index])),
    texts: [...indexes.map((index) => old.texts[index] ?? ""), ...newTexts],
    latin: joinText([...indexes.map((index) => textAt(old.latin, index)), ...newTexts.map(latinRuns)]),
    other: joinText([...indexes.map((index) => textAt(old.other, index)), ...newTexts.map(otherParts)]),
    ownerNumbers,
    columns: createColumns(customerSubject, rows),
  };
}

function emptyBase(count: number): TableBase {
  const column = () => new Float64Array(count);
  return {
    rows: [],
    indexById: new Map(),
    dead: new Uint8Array(count),
    texts: [],
    latin: joinText([]),
    other: joinText([]),
    dates: {
      lastContactedAt: column(),
      lastVisitedAt: column(),
      nextVisitAt: column(),
      createdAt: column(),
    },
    status: new Uint8Array(count),
    owner: new Uint32Array(count),
    ownerNumbers: new Map(),
    orders: new Map(),
    columns: createColumns(customerSubject, []),
  };
}

const dateFields: readonly ViewDateField[] = ["lastContactedAt", "lastVisitedAt", "nextVisitAt", "createdAt"];

function ownerNumber(numbers: Map<string, number>, ownerId: string | null): number {
  if (ownerId === null) return 0;
  const known = numbers.get(ownerId);
  if (known !== undefined) return known;
  numbers.set(ownerId, numbers.size + 1);
  return numbers.size;
}

/** Which owners a query admits, by their number; null admits everyone. */
export function ownerMask(
  base: TableBase,
  ownerIds: ReadonlySet<string> | null | undefined,
): Uint8Array | null {
  if (!ownerIds) return null;
  const mask = new Uint8Array(base.ownerNumbers.size + 1);
  for (const id of ownerIds) {
    const number = base.ownerNumbers.get(id);
    if (number !== undefined) mask[number] = 1;
  }
  return mask;
}

/** A test of one view over row numbers, with its bounds computed once. */
export function viewTest(base: TableBase, view: ViewId, bounds: DayBounds): (index: number) => boolean {
  const rule = viewRules[view];
  if ("status" in rule) {
    const wanted = customerStatuses.indexOf(rule.status);
    return (index) => base.status[index] === wanted;
  }
  const { from, to } = spanBounds(rule.span, bounds);
  const dates = base.dates[rule.field];
  return (index) => {
    const at = dates[index] as number;
    return at >= from && at < to;
  };
}

/** Counts of the twelve views over the rows that `matches` admits: tight loops over one column each. */
export function countBase(
  base: TableBase,
  matches: Uint8Array,
  bounds: DayBounds,
): { all: number; byView: Record<ViewId, number> } {
  const live = liveIndexes(matches);
  const byView = {} as Record<ViewId, number>;
  const byStatus = countStatuses(base, live);
  for (const view of customerViews) {
    const rule = viewRules[view];
    if ("status" in rule) byView[view] = byStatus[customerStatuses.indexOf(rule.status)] ?? 0;
    else byView[view] = countSpan(base.dates[rule.field], live, spanBounds(rule.span, bounds));
  }
  return { all: live.length, byView };
}

function countStatuses(base: TableBase, live: Uint32Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (let at = 0; at < live.length; at += 1) {
    const status = base.status[live[at] as number] as number;
    counts[status] = (counts[status] as number) + 1;
  }
  return counts;
}

function countSpan(
  dates: Float64Array,
  live: Uint32Array,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  let count = 0;
  for (let at = 0; at < live.length; at += 1) {
    const time = dates[live[at] as number] as number;
    if (time >= from && time < to) count += 1;
  }
  return count;
}

function liveIndexes(matches: Uint8Array): Uint32Array {
  const indexes = new Uint32Array(matches.length);
  let count = 0;
  for (let index = 0; index < matches.length; index += 1) {
    indexes[count] = index;
    count += matches[index] as number;
  }
  return indexes.subarray(0, count);
}

/** Row numbers in the order of a sort. */
export function baseOrder(base: TableBase, sort: CustomerSort, seed?: Iterable<number>): Uint32Array {
  const name = `${sort.key} ${sort.dir}`;
  const known = base.orders.get(name);
  if (known) return known;
  const values = sortValues(base, sort.key);
  const ids = base.rows.map((row) => row.id);
  const numbers = seed ? Array.from(seed) : base.rows.map((_row, index) => index);
  // An array, not a typed one: its sort takes long runs as they are, so that a seed from before costs one merge.
  numbers.sort((a, b) =>
    compareSorted(sort, values[a] ?? null, values[b] ?? null, ids[a] ?? "", ids[b] ?? ""),
  );
  const order = Uint32Array.from(numbers);
  base.orders.set(name, order);
  return order;
}

function sortValues(base: TableBase, key: CustomerSortKey): readonly SortValue[] {
  return base.rows.map((row) => sortValue(row, key));
}
