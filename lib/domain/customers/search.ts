import type { CustomerRow } from "./model";

/** Full-width letters, digits and signs become half-width, upper case becomes lower: what people mean (C4). */
export function normaliseText(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** A query as it is compared: normalised, without space around it (C4). */
export function normaliseQuery(query: string): string {
  return normaliseText(query).trim();
}

/** The words of a query; every one of them must occur (C4). A phone number counts by its digits, however written. */
export function queryWords(query: string): string[] {
  return normaliseQuery(query)
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => (phoneLike.test(word) ? word.replace(/\D/g, "") : word));
}

/** At least nine digits with signs between them (a date has eight): `0512-6789-0123`, `(0512)67890123`. */
const phoneLike = /^\+?(?:[()-]*\d){9,}[()-]*$/;

/**
 * Everything of a row that a search looks into, as one lower-case line (C4): name, company, job title, phone as
 * typed and its digits alone, address, number, industry, pinyin and custom fields. Parts are kept apart by a sign
 * that no query contains, so that no word matches across two of them.
 */
export function searchTextOf(row: SearchFacts): string {
  const digits = row.phone.replace(/\D/g, "");
  const parts = [row.name, row.company, row.jobTitle, row.phone, row.address, row.customerNo ?? ""];
  parts.push(row.industry, row.pinyin.replaceAll(" ", partEnd));
  if (digits !== row.phone) parts.push(digits);
  for (const value of Object.values(row.custom)) {
    if (value !== null && typeof value !== "boolean") parts.push(String(value));
  }
  return normaliseText(parts.filter((part) => part !== "").join(partEnd)).replace(/[\n\r]+/g, " ");
}

type SearchFacts = Pick<
  CustomerRow,
  "name" | "company" | "jobTitle" | "phone" | "address" | "customerNo" | "industry" | "pinyin" | "custom"
>;

/** Ends a part of a row's search text. */
export const partEnd = "\u0001";

/** Whether every white-space separated word of the query occurs in a search text (C4). An empty query matches. */
export function matchesQuery(searchText: string, query: string): boolean {
  return queryWords(query).every((word) => searchText.includes(word));
}
