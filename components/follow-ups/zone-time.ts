import { TZDate } from "@date-fns/tz";

/** Times in the company's zone, as date inputs take and give them. Pure: the clock comes in as an argument. */

const two = (value: number): string => String(value).padStart(2, "0");

/** `2026-11-27T10:00`, for a date input, of a time in the zone. */
export function toZoneInput(iso: string, timeZone: string): string {
  const at = new TZDate(iso, timeZone);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The other way; null for anything that is no whole date and time. */
export function fromZoneInput(text: string, timeZone: string): string | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text);
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match.slice(1).map(Number);
  return isoOf(new TZDate(year, month - 1, day, hour, minute, timeZone));
}

export type NextDateWord = "today" | "tomorrow" | "thisWeek" | "nextWeek" | "inTwoWeeks";

export interface NextDateChoice {
  readonly word: NextDateWord;
  /** Start of the day: a day without an hour. */
  readonly iso: string;
}

const friday = 5;

/** The days one names most often for the next contact: today, tomorrow, this Friday, next Monday and Wednesday. */
export function nextDateChoices(now: number, timeZone: string): readonly NextDateChoice[] {
  const today = new TZDate(now, timeZone);
  const weekday = today.getDay() === 0 ? 7 : today.getDay();
  const day = (ahead: number) =>
    isoOf(new TZDate(today.getFullYear(), today.getMonth(), today.getDate() + ahead, timeZone));
  const choices: NextDateChoice[] = [
    { word: "today", iso: day(0) },
    { word: "tomorrow", iso: day(1) },
  ];
  if (friday - weekday > 1) choices.push({ word: "thisWeek", iso: day(friday - weekday) });
  // On a Sunday, "next Monday" is tomorrow.
  if (weekday < 7) choices.push({ word: "nextWeek", iso: day(8 - weekday) });
  choices.push({ word: "nextWeek", iso: day(10 - weekday) });
  choices.push({ word: "inTwoWeeks", iso: day(14) });
  return choices;
}

const isoOf = (date: Date): string => new Date(date.getTime()).toISOString();
