import { TZDate } from "@date-fns/tz";
import {
  addDays,
  addMonths,
  addYears,
  startOfDay,
  startOfISOWeek,
  startOfMonth,
  startOfYear,
} from "date-fns";
import { dayOf } from "./fields";
import type { CalendarUnit, Span } from "./model";

/** When, where and by whom a query is asked: all that relative conditions depend on. */
export interface Moment {
  readonly nowMs: number;
  readonly timeZone: string;
  readonly userId: string;
}

/** Half-open bounds; unbounded sides are infinite. For moments in milliseconds, for days in days since 1970. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** Times of records have years of four digits; what lies beyond is no bound. */
const firstMs = Date.parse("0001-01-01T00:00:00.000Z");
const lastMs = Date.parse("9999-12-31T00:00:00.000Z");

/** What a span means now, for fields that hold moments (C5, F2). */
export function momentBounds(span: Span, moment: Moment): Bounds {
  const { min, max } = rawBounds(span, moment);
  return {
    min: min < firstMs ? Number.NEGATIVE_INFINITY : Math.min(min, lastMs),
    max: max > lastMs ? Number.POSITIVE_INFINITY : Math.max(max, firstMs),
  };
}

function rawBounds(span: Span, moment: Moment): Bounds {
  const now = new TZDate(moment.nowMs, moment.timeZone);
  if ("calendar" in span) {
    const start = move(startOf(now, span.calendar), span.calendar, span.offset);
    return { min: start.getTime(), max: move(start, span.calendar, 1).getTime() };
  }
  if ("unit" in span) return relativeBounds(span, now);
  return {
    min: edgeOf(span.from, moment, 0) ?? Number.NEGATIVE_INFINITY,
    max: edgeOf(span.to, moment, 1) ?? Number.POSITIVE_INFINITY,
  };
}

/** What a span means now, for fields that hold days of the calendar; a day is in where its beginning is (C1, C5). */
export function dayBoundsOf(span: Span, moment: Moment): Bounds {
  const { min, max } = momentBounds(span, moment);
  const toDay = (ms: number): number => (Number.isFinite(ms) ? civilDay(ms, moment.timeZone) : ms);
  return { min: toDay(min), max: Number.isFinite(max) ? civilDay(max - 1, moment.timeZone) + 1 : max };
}

/** Whether the answer changes within a day, so that it must be asked again as time goes on. */
export function isOfTheHour(span: Span): boolean {
  return "unit" in span && span.unit === "hour";
}

type Relative = Extract<Span, { readonly unit: unknown }>;

/** Hours count from now; days, weeks, months and years whole, the present one included. */
function relativeBounds(span: Relative, now: TZDate): Bounds {
  const { unit } = span;
  if (unit === "hour") {
    const at = now.getTime();
    if ("last" in span) return { min: at - span.last * hourMs, max: at + 1 };
    if ("next" in span) return { min: at, max: at + span.next * hourMs };
    return { min: Number.NEGATIVE_INFINITY, max: at - span.before * hourMs };
  }
  const start = startOf(now, unit);
  if ("last" in span)
    return { min: move(start, unit, 1 - span.last).getTime(), max: move(start, unit, 1).getTime() };
  if ("next" in span) return { min: start.getTime(), max: move(start, unit, span.next).getTime() };
  return { min: Number.NEGATIVE_INFINITY, max: move(start, unit, 1 - span.before).getTime() };
}

function startOf(date: TZDate, unit: CalendarUnit): TZDate {
  if (unit === "day") return startOfDay(date);
  if (unit === "week") return startOfISOWeek(date);
  return unit === "month" ? startOfMonth(date) : startOfYear(date);
}

/** Steps of the calendar, never of hours: days of 23 and 25 hours are right. */
function move(start: TZDate, unit: CalendarUnit, by: number): TZDate {
  if (unit === "day") return startOfDay(addDays(start, by));
  if (unit === "week") return startOfDay(addDays(start, by * 7));
  return startOfDay(unit === "month" ? addMonths(start, by) : addYears(start, by));
}

/** A moment as it stands; a day as its beginning, `after` days on. */
function edgeOf(text: string | undefined, { timeZone }: Moment, after: 0 | 1): number | null {
  if (text === undefined) return null;
  const day = dayOf(text);
  if (day === null) return Date.parse(text);
  const civil = new Date((day + after) * dayMs);
  return new TZDate(civil.getUTCFullYear(), civil.getUTCMonth(), civil.getUTCDate(), timeZone).getTime();
}

function civilDay(ms: number, timeZone: string): number {
  const local = new TZDate(ms, timeZone);
  return Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()) / dayMs;
}
