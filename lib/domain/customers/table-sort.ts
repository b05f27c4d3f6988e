import { sortFact } from "../queries/fields";
import { customerSubject } from "../queries/subjects/customers";
import { compareText } from "../queries/text";
import type { CustomerRow } from "./model";

export const customerSortKeys = [
  "nextVisitAt",
  "lastContactedAt",
  "createdAt",
  "name",
  "customerNo",
  "status",
  "company",
] as const;
export type CustomerSortKey = (typeof customerSortKeys)[number];

export interface CustomerSort {
  readonly key: CustomerSortKey;
  readonly dir: "asc" | "desc";
}

/** What a row is sorted by: a number or a text; null stands last in both directions. */
export type SortValue = number | string | null;

/** The value that a row is sorted by: what queries sort it by (C2, C5). Names sort as they are spoken. */
export function sortValue(row: CustomerRow, key: CustomerSortKey): SortValue {
  const field = customerSubject.fields.get(key);
  return field ? sortFact(field, row) : null;
}

/** Compares two values that are not null, ascending. */
function compareValues(a: number | string, b: number | string): number {
  return typeof a === "number" && typeof b === "number" ? a - b : compareText(String(a), String(b));
}

/** Compares two sort values the way the list shows them: direction applied, null last, ties by id. */
export function compareSorted(
  sort: CustomerSort,
  a: SortValue,
  b: SortValue,
  idA: string,
  idB: string,
): number {
  if (a === null || b === null) {
    if (a !== b) return a === null ? 1 : -1;
  } else {
    const order = compareValues(a, b);
    if (order !== 0) return sort.dir === "asc" ? order : -order;
  }
  if (idA === idB) return 0;
  return idA < idB ? -1 : 1;
}

/** Compares two rows (C2): what every list of customers is sorted with. */
export function rowComparator(sort: CustomerSort): (a: CustomerRow, b: CustomerRow) => number {
  return (a, b) => compareSorted(sort, sortValue(a, sort.key), sortValue(b, sort.key), a.id, b.id);
}
