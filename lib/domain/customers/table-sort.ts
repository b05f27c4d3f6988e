import { isoToMs } from "../calendar/iso-time";
import { type CustomerRow, customerStatuses } from "./model";

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

/** First code unit of the Chinese characters. */
const firstHan = 0x2e80;

const byPinyin = new Intl.Collator("zh-Hans-CN-u-co-pinyin", { numeric: true });

/** The value that a row is sorted by (C2, C5). Names sort as they are spoken: by pinyin, where there is one. */
export function sortValue(row: CustomerRow, key: CustomerSortKey): SortValue {
  switch (key) {
    case "name":
      return row.name === "" ? null : spokenName(row);
    case "company":
      return row.company === "" ? null : row.company;
    case "customerNo":
      return row.customerNo;
    case "status":
      return customerStatuses.indexOf(row.status);
    default: {
      const at = isoToMs(row[key]);
      return Number.isNaN(at) ? null : at;
    }
  }
}

/** Compares two values that are not null, ascending. */
export function compareValues(key: CustomerSortKey, a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const left = String(a);
  const right = String(b);
  if (key === "company") return byPinyin.compare(left, right);
  // Numbers of the same form grow in length: 9 stands before 10.
  if (key === "customerNo" && left.length !== right.length) return left.length - right.length;
  if (left === right) return 0;
  return left < right ? -1 : 1;
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
    const order = compareValues(sort.key, a, b);
    if (order !== 0) return sort.dir === "asc" ? order : -order;
  }
  if (idA === idB) return 0;
  return idA < idB ? -1 : 1;
}

/** Compares two rows (C2): what every list of customers is sorted with. */
export function rowComparator(sort: CustomerSort): (a: CustomerRow, b: CustomerRow) => number {
  return (a, b) => compareSorted(sort, sortValue(a, sort.key), sortValue(b, sort.key), a.id, b.id);
}

function spokenName(row: CustomerRow): string {
  // Only a name that begins with Chinese is spoken by its pinyin; `pinyin` may hold the company's words alone.
  if (row.pinyin === "" || row.name.charCodeAt(0) < firstHan) return row.name.toLowerCase();
  const end = row.pinyin.indexOf(" ");
  return end < 0 ? row.pinyin : row.pinyin.slice(0, end);
}
