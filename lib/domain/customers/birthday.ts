/** A birthday taken apart: solar or lunar, the year may be unknown (C1). */
export interface BirthdayParts {
  readonly calendar: "solar" | "lunar";
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

const pattern = /^(lunar:)?(?:(\d{4})|-)-(\d\d)-(\d\d)$/;
const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads `2001-05-20`, `--05-20`, `lunar:1966-08-15`, `lunar:--08-15`; null for anything else (C1). */
export function parseBirthday(value: string): BirthdayParts | null {
  const match = pattern.exec(value);
  if (!match) return null;
  const calendar = match[1] ? "lunar" : "solar";
  const year = match[2] ? Number(match[2]) : null;
  const month = Number(match[3]);
  const day = Number(match[4]);
  if (month < 1 || month > 12 || day < 1 || day > lastDay(calendar, year, month)) return null;
  return { calendar, year, month, day };
}

/** Whether a value is a birthday as documents hold it (C1). */
export function isBirthday(value: unknown): value is string {
  return typeof value === "string" && parseBirthday(value) !== null;
}

/** Writes the parts the way `parseBirthday` reads them (C1). */
export function birthdayText(parts: BirthdayParts): string {
  const year = parts.year === null ? "-" : String(parts.year).padStart(4, "0");
  const prefix = parts.calendar === "lunar" ? "lunar:" : "";
  return `${prefix}${year}-${String(parts.month).padStart(2, "0")}-${String(parts.day).padStart(2, "0")}`;
}

function lastDay(calendar: BirthdayParts["calendar"], year: number | null, month: number): number {
  if (calendar === "lunar") return 30;
  if (month === 2 && year !== null && !isLeapYear(year)) return 28;
  return daysInMonth[month - 1] ?? 0;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
