import type { CustomerRows } from "@/lib/client/rows/customer-rows";
import type { DayBounds } from "@/lib/domain/calendar/day-bounds";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { type CustomerSortKey, countViews, queryTable, rowReader } from "@/lib/domain/customers/table";
import { customerViews, type ViewId } from "@/lib/domain/customers/views";
import type { OrderKey, Test } from "@/lib/domain/queries/compile";
import type { CustomerList } from "./model";

export interface ListQuestion {
  readonly view: ViewId | null;
  readonly q: string;
  readonly ownerIds: ReadonlySet<string> | null;
  readonly sortKey: CustomerSortKey;
  readonly direction: "asc" | "desc";
  readonly bounds: DayBounds;
  readonly version: number;
  /** A custom query (C5). */
  readonly test: Test<CustomerRow> | null;
  readonly order: readonly OrderKey<CustomerRow>[];
}

const noCounts = Object.fromEntries(
  [...customerViews, "all"].map((view) => [view, 0]),
) as CustomerList["counts"];

export const emptyList = (bounds: DayBounds): CustomerList => ({
  loading: true,
  total: 0,
  getRow: () => undefined,
  rows: [],
  counts: noCounts,
  bounds,
  version: 0,
});

/** One answer of the table. Row numbers are read at once into rows as lists ask, before the table changes again. */
export function queryCustomers(customers: CustomerRows, question: ListQuestion): CustomerList {
  const { view, q, ownerIds, sortKey, direction, bounds, version, test, order } = question;
  const { table } = customers;
  const sort = { key: sortKey, dir: direction };
  const { indexes, total } = queryTable(table, { view, q, ownerIds, sort, bounds, test, order });
  const read = rowReader(table);
  const getRow = (index: number): CustomerRow | undefined => {
    const at = indexes[index];
    return at === undefined ? undefined : read(at);
  };
  let all: readonly CustomerRow[] | null = null;
  return {
    loading: !customers.loaded,
    total,
    getRow,
    get rows() {
      all ??= Array.from(indexes, read).filter((row) => row !== undefined);
      return all;
    },
    counts: countViews(table, { q, ownerIds, bounds }),
    bounds,
    version,
  };
}
