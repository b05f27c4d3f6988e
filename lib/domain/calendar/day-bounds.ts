import { TZDate } from "@date-fns/tz";
import { addDays, addMonths, startOfDay, startOfISOWeek, startOfMonth } from "date-fns";

/** The spans that ready queries compare with, in epoch milliseconds; each half-open (start in, end out). */
export interface DayBounds {
  readonly now: number;
  readonly dayStart: number;
  readonly dayEnd: number;
  readonly weekStart: number;
  readonly weekEnd: number;
  readonly monthStart: number;
  readonly monthEnd: number;
}

/**
 * Day, week (from Monday) and month around a moment in the company's time zone (C2). Days of 23 and 25 hours are
 * right: bounds are computed as dates of the zone, never by adding hours.
 */
export function dayBounds(nowIso: string, timeZone: string): DayBounds {
  const now = new TZDate(nowIso, timeZone);
  const day = startOfDay(now);
  const week = startOfISOWeek(now);
  const month = startOfMonth(now);
  return {
    now: now.getTime(),
    dayStart: day.getTime(),
    dayEnd: startOfDay(addDays(day, 1)).getTime(),
    weekStart: week.getTime(),
    weekEnd: startOfDay(addDays(week, 7)).getTime(),
    monthStart: month.getTime(),
    monthEnd: startOfDay(addMonths(month, 1)).getTime(),
  };
}
