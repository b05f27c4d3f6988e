/** Words that a language needs to say a time; `common.time` of the messages. */
export type TimeWords = (key: string, values?: Record<string, string | number>) => string;

export interface SayContext {
  readonly now: number;
  readonly timeZone: string;
  readonly locale: string;
  readonly words: TimeWords;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it; a list says hundreds of dates. */
function format(locale: string, timeZone: string, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale}|${timeZone}|${name}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formats.set(key, made);
  return made;
}

const dayMs = 86_400_000;

interface LocalTime {
  readonly year: number;
  /** Days since 1970 of the calendar day in the zone. */
  readonly day: number;
  readonly minutes: number;
}

function localTime(at: number, timeZone: string): LocalTime {
  const parts = format("en-US", timeZone, "parts", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  }).formatToParts(at);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const day = Math.round(Date.UTC(value("year"), value("month") - 1, value("day")) / dayMs);
  return { year: value("year"), day, minutes: value("hour") * 60 + value("minute") };
}

/** Monday of the week that holds this day, as a day number (1970-01-01 was a Thursday). */
const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);

const clock = (at: number, c: SayContext): string =>
  format(c.locale, c.timeZone, "clock", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);

const weekday = (at: number, c: SayContext): string =>
  format(c.locale, c.timeZone, "weekday", { weekday: "short" }).format(at);

const monthOf = (c: SayContext) => (c.locale.startsWith("zh") ? "long" : "short");

const date = (at: number, c: SayContext): string =>
  format(c.locale, c.timeZone, "day", { month: monthOf(c), day: "numeric" }).format(at);

/** Of another year: what is to come, and a moment, keep their day; of what was, the month is enough. */
function dateOfYear(at: number, c: SayContext, withDay: boolean): string {
  const day = withDay ? ("numeric" as const) : undefined;
  const name = withDay ? "year-day" : "year-month";
  return format(c.locale, c.timeZone, name, { year: "numeric", month: monthOf(c), day }).format(at);
}

function sayDay(at: number, local: LocalTime, today: LocalTime, c: SayContext, withDay = at > c.now): string {
  const away = local.day - today.day;
  if (away === 0) return c.words("today");
  if (away === 1) return c.words("tomorrow");
  if (away === -1) return c.words("yesterday");
  if (mondayOf(local.day) === mondayOf(today.day)) return weekday(at, c);
  return local.year === today.year ? date(at, c) : dateOfYear(at, c, withDay);
}

/** A time in the past, as people say it: just now, 3 minutes ago, yesterday, 周一, 11月12日. */
export function sayPast(at: number, c: SayContext): string {
  const local = localTime(at, c.timeZone);
  const today = localTime(c.now, c.timeZone);
  if (local.day !== today.day) return sayDay(at, local, today, c);
  const minutes = Math.floor((c.now - at) / 60_000);
  if (minutes < 1) return c.words("justNow");
  if (minutes < 60) return c.words("minutesAgo", { count: minutes });
  return c.words("hoursAgo", { count: Math.floor(minutes / 60) });
}

/** A planned time: today 14:00, tomorrow, 周五 10:00, 11月30日. Midnight means the day without an hour. */
export function sayPlanned(at: number, c: SayContext): string {
  const local = localTime(at, c.timeZone);
  const today = localTime(c.now, c.timeZone);
  const day = sayDay(at, local, today, c);
  const near = mondayOf(local.day) === mondayOf(today.day) || Math.abs(local.day - today.day) <= 1;
  if (!near || local.minutes === 0) return day;
  return c.words("dayAndTime", { day, time: clock(at, c) });
}

/** Always with the hour: 14:07, 昨天 14:07, 11月12日 14:07. */
export function sayMoment(at: number, c: SayContext): string {
  const local = localTime(at, c.timeZone);
  const today = localTime(c.now, c.timeZone);
  if (local.day === today.day) return clock(at, c);
  return c.words("dayAndTime", { day: sayDay(at, local, today, c, true), time: clock(at, c) });
}

/** The whole of it, for titles and records. */
export function sayExact(at: number, c: SayContext): string {
  const options = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return format(c.locale, c.timeZone, "exact", {
    year: "numeric",
    month: monthOf(c),
    day: "numeric",
    ...options,
  }).format(at);
}

/** The day for a heading: 11月25日 周三, Wednesday, November 25. */
export function sayToday(c: SayContext): string {
  if (c.locale.startsWith("zh")) return `${date(c.now, c)} ${weekday(c.now, c)}`;
  const options = { weekday: "long", month: "long", day: "numeric" } as const;
  return format(c.locale, c.timeZone, "heading", options).format(c.now);
}

/** Whole calendar days since a planned day; 0 on the day itself and before it. */
export function daysOverdue(at: number, c: Pick<SayContext, "now" | "timeZone">): number {
  if (at >= c.now) return 0;
  return Math.max(0, localTime(c.now, c.timeZone).day - localTime(at, c.timeZone).day);
}

/** A day as the heading of what happened on it: today, yesterday, else with its weekday. */
export function sayDate(at: number, c: SayContext): string {
  const local = localTime(at, c.timeZone);
  const today = localTime(c.now, c.timeZone);
  const day = local.year === today.year ? date(at, c) : dateOfYear(at, c, true);
  const away = today.day - local.day;
  const near = away === 0 ? c.words("today") : away === 1 ? c.words("yesterday") : weekday(at, c);
  return `${near} · ${day}`;
}

/** The time of the day, or null when only the day was meant. */
export function timeOfDay(at: number, c: SayContext): string | null {
  return localTime(at, c.timeZone).minutes === 0 ? null : clock(at, c);
}
