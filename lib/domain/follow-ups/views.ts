import type { DayBounds } from "../calendar/day-bounds";
import { isoToMs } from "../calendar/iso-time";
import type { FollowUpRow } from "./model";

/** Ready queries of follow-ups (F2). */
export const followUpViews = ["today", "three-days", "this-week", "this-month"] as const;
export type FollowUpViewId = (typeof followUpViews)[number];

/** The span of a query in epoch milliseconds, half-open; three days are today and the two days before (F2). */
export function followUpSpan(
  view: FollowUpViewId,
  bounds: DayBounds,
  threeDaysStart: number,
): { readonly from: number; readonly to: number } {
  switch (view) {
    case "today":
      return { from: bounds.dayStart, to: bounds.dayEnd };
    case "three-days":
      return { from: threeDaysStart, to: bounds.dayEnd };
    case "this-week":
      return { from: bounds.weekStart, to: bounds.weekEnd };
    case "this-month":
      return { from: bounds.monthStart, to: bounds.monthEnd };
  }
}

/** Whether a follow-up that is not deleted lies in a span (F2). */
export function isWithin(row: Pick<FollowUpRow, "time" | "deleted">, from: number, to: number): boolean {
  const at = isoToMs(row.time);
  return !row.deleted && at >= from && at < to;
}
