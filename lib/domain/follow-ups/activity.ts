import { TZDate } from "@date-fns/tz";
import { addDays, startOfDay } from "date-fns";
import { isoToMs } from "../calendar/iso-time";
import type { Span } from "../queries/model";
import type { FollowUpRow } from "./model";
import type { FollowUpViewId } from "./views";

/** Older follow-ups are in no index: a device answers spans that begin within so many days by itself (F2). */
export const heldDays = 90;
const dayMs = 86_400_000;

/** The ready spans as the query engine says them (F2): one rule of what "this week" means. */
export const spanByView: Readonly<Record<FollowUpViewId, Span>> = {
  today: { calendar: "day", offset: 0 },
  "three-days": { last: 3, unit: "day" },
  "this-week": { calendar: "week", offset: 0 },
  "this-month": { calendar: "month", offset: 0 },
};

/** Whether a device holds every follow-up since that moment (F2, X1). */
export function isHeldSince(fromMs: number, nowMs: number): boolean {
  return fromMs >= nowMs - heldDays * dayMs;
}

/** A line of the activity list: the heading of a day, or a follow-up under it. */
export type ActivityLine =
  | { readonly kind: "day"; readonly at: number; readonly count: number }
  | { readonly kind: "note"; readonly row: FollowUpRow };

/** Follow-ups, newest first, under the days of the company's calendar on which they happened (F2). */
export function linesByDay(rows: readonly FollowUpRow[], timeZone: string): ActivityLine[] {
  const lines: ActivityLine[] = [];
  let day = { start: Number.POSITIVE_INFINITY, end: Number.NEGATIVE_INFINITY };
  let heading = -1;
  for (const row of rows) {
    const at = isoToMs(row.time);
    if (at < day.start || at >= day.end) {
      const start = startOfDay(new TZDate(at, timeZone));
      day = { start: start.getTime(), end: startOfDay(addDays(start, 1)).getTime() };
      heading = lines.push({ kind: "day", at, count: 0 }) - 1;
    }
    const head = lines[heading];
    if (head?.kind === "day") lines[heading] = { ...head, count: head.count + 1 };
    lines.push({ kind: "note", row });
  }
  return lines;
}

/** Newest first, and always in one order where times are equal (F2). */
export function byNewest(a: FollowUpRow, b: FollowUpRow): number {
  if (a.time !== b.time) return a.time < b.time ? 1 : -1;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}
