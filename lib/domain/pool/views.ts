import { isoToMs } from "../calendar/iso-time";
import type { PoolRow } from "../customers/model";

/** The time chips of the pool (P3), by the time of the release. */
export const poolSpans = ["day", "three-days", "week", "month", "year"] as const;
export type PoolSpan = (typeof poolSpans)[number];

const dayMs = 24 * 60 * 60 * 1000;
const daysBySpan: Readonly<Record<PoolSpan, number>> = {
  day: 1,
  "three-days": 3,
  week: 7,
  month: 30,
  year: 365,
};

/** The moment from which on releases are in the span. */
export const spanStart = (span: PoolSpan, now: number): number => now - daysBySpan[span] * dayMs;

/** Sizes of a page (P3), the first the usual one. */
export const pageSizes = [10, 20, 50, 100] as const;
export type PageSize = (typeof pageSizes)[number];

/** How many rows each span holds. */
export function countSpans(rows: readonly PoolRow[], now: number): Record<PoolSpan | "all", number> {
  const counts = { all: rows.length, day: 0, "three-days": 0, week: 0, month: 0, year: 0 };
  for (const row of rows) {
    const at = isoToMs(row.releasedAt);
    for (const span of poolSpans) if (at >= spanStart(span, now)) counts[span] += 1;
  }
  return counts;
}

/** Newest release first. */
export const byRelease = (a: PoolRow, b: PoolRow): number =>
  a.releasedAt === b.releasedAt ? (a.id < b.id ? 1 : -1) : a.releasedAt < b.releasedAt ? 1 : -1;
