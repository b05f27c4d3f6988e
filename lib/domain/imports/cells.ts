import { TZDate } from "@date-fns/tz";
import { isIsoTime } from "../calendar/iso-time";
import { parseBirthday } from "../customers/birthday";
import type { Cell } from "./model";

const dayMs = 86_400_000;
/** Serial numbers of 1 January 1970 in the two calendars. */
const unixDay = { 1900: 25_569, 1904: 24_107 } as const;
/** Plain numbers count as dates only between about 1927 and 2118. */
const serials = { from: 10_000, to: 80_000 };

/** A cell as text, as one reads it on the sheet (C7): no `1.38E+10`, no `.0`. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cell.replace(/\r\n?/g, "\n").trim();
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "number") return numberText(cell);
  return dateText(cell);
}

function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return value.toFixed(0);
  // Sixteen digits of binary noise are not what the sheet shows.
  return String(Number(value.toPrecision(15)));
}

/** Wall-clock time as `2026-11-24`, with the time of day where there is one. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const iso = date.toISOString();
  const day = iso.slice(0, 10);
  const time = iso.slice(11, 23);
  if (time === "00:00:00.000") return day;
  return `${day} ${time.replace(/\.000$/, "").replace(/:00$/, "")}`;
}

/** A telephone cell (C7): full-width digits, `1.38E+10`, a number stored as text, `13800001234.0`. */
export function phoneText(cell: Cell | undefined): string {
  const text = cellText(cell).normalize("NFKC").replace(/^'/, "");
  if (/^\d(?:\.\d+)?e\+?\d{1,2}$/i.test(text)) return numberText(Number(text));
  return text.replace(/^(\d+)\.0+$/, "$1").replace(/\s*\n\s*/g, "; ");
}

/** A number, however it was typed: full-width, with thousands separators, as text; null for none (C7). */
export function readNumber(cell: Cell | undefined): number | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  const text = cellText(cell)
    .normalize("NFKC")
    .replace(/[,\s¥$€元]/g, "");
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : null;
}

interface ZoneContext {
  readonly timeZone: string;
  readonly epoch: 1900 | 1904;
}

/** A time as documents hold it, from a date cell, a serial number or any way of writing a date; null for none (C7). */
export function readTime(cell: Cell | undefined, context: ZoneContext): string | null {
  if (typeof cell === "string" && isIsoTime(cell.trim())) return cell.trim();
  const wall = readWall(cell, context.epoch);
  if (!wall) return null;
  const zoned = new TZDate(
    wall.getUTCFullYear(),
    wall.getUTCMonth(),
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
    wall.getUTCMilliseconds(),
    context.timeZone,
  );
  const iso = new Date(zoned.getTime()).toISOString();
  return isIsoTime(iso) ? iso : null;
}

/** A birthday as documents hold it: with or without year, solar or lunar; null for none (C1, C7). */
export function readBirthday(cell: Cell | undefined, epoch: 1900 | 1904): string | null {
  const text = cellText(cell).normalize("NFKC");
  if (parseBirthday(text)) return text;
  const lunar = /^(?:农历|阴历|lunar[:\s])\s*/i;
  const prefix = lunar.test(text) ? "lunar:" : "";
  const rest = text.replace(lunar, "").replace(/^(?:公历|阳历|新历)\s*/, "");
  const short = /^(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/.exec(rest);
  const wall = short ? null : readWall(typeof cell === "string" ? rest : cell, epoch);
  const value = short
    ? `${prefix}--${two(Number(short[1]))}-${two(Number(short[2]))}`
    : wall && `${prefix}${wall.toISOString().slice(0, 10)}`;
  return value && parseBirthday(value) ? value : null;
}

function readWall(cell: Cell | undefined, epoch: 1900 | 1904): Date | null {
  if (cell === null || cell === undefined || typeof cell === "boolean") return null;
  if (typeof cell === "number") return serialWall(cell, epoch);
  if (typeof cell === "string") return readWritten(cell.normalize("NFKC").trim(), epoch);
  return Number.isNaN(cell.getTime()) ? null : cell;
}

function serialWall(serial: number, epoch: 1900 | 1904): Date | null {
  if (serial < serials.from || serial > serials.to) return null;
  return new Date(Math.round((serial - unixDay[epoch]) * dayMs));
}

const written =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]*(上午|下午)?\s*(\d{1,2})[:时点](\d{1,2})分?(?::?(\d{1,2})(?:\.(\d{1,3}))?秒?)?)?$/;
/** Month and day first, or day and month: told apart where one of them is above 12. */
const western = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

function readWritten(text: string, epoch: 1900 | 1904): Date | null {
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return serialWall(Number(text), epoch);
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (compact) return wallOf(compact.slice(1, 4).map(Number));
  const other = western.exec(text);
  if (other) {
    const [first = 0, second = 0, year = 0] = other.slice(1).map(Number);
    if (first > 12) return wallOf([year, second, first]);
    return second > 12 || first === second ? wallOf([year, first, second]) : null;
  }
  const match = written.exec(text);
  if (!match) return null;
  const [, year, month, day, half, hour = "0", minute = "0", second = "0", fraction = ""] = match;
  const hours = Number(hour) + (half === "下午" && Number(hour) < 12 ? 12 : 0);
  return wallOf([year, month, day, hours, minute, second, fraction.padEnd(3, "0")].map(Number));
}

/** Null for a day that does not exist, such as 30 February. */
function wallOf(parts: readonly number[]): Date | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = parts;
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second, ms));
  const isReal = wall.getUTCMonth() === month - 1 && wall.getUTCDate() === day && wall.getUTCHours() === hour;
  return isReal && minute < 60 && second < 60 && year >= 1000 ? wall : null;
}

const two = (value: number): string => String(value).padStart(2, "0");
