import { TZDate } from "@date-fns/tz";
import type { CustomerRow } from "../customers/model";
import type { Cell } from "../imports/model";
import type { CustomField } from "../settings/model";
import { type ExportColumn, exportColumns } from "./model";

type Fixed = (typeof exportColumns)[number];

/** Headers and values in the reader's language; an import in either language knows all of them. */
export interface ExportWords {
  readonly column: Readonly<Record<Fixed, string>>;
  readonly status: Readonly<Record<string, string>>;
  readonly level: Readonly<Record<string, string>>;
  readonly source: Readonly<Record<string, string>>;
  readonly gender: Readonly<Record<string, string>>;
}

export interface ExportContext {
  readonly words: ExportWords;
  readonly timeZone: string;
  readonly customFields: readonly CustomField[];
  readonly ownerName: (id: string | null) => string;
}

/** All columns that there are: the fixed ones, then the company's own. */
export function allColumns(customFields: readonly CustomField[]): readonly ExportColumn[] {
  return [...exportColumns, ...customFields.map(({ id }) => `x.${id}` as const)];
}

/** The header of a column (C8). */
export function exportHeader(column: ExportColumn, { words, customFields }: ExportContext): string {
  if (column.startsWith("x.")) return customFields.find(({ id }) => `x.${id}` === column)?.name ?? "";
  return words.column[column as Fixed];
}

/** One cell of an export (C8): what an import reads back as the very same value. */
export function exportCell(row: CustomerRow, column: ExportColumn, context: ExportContext): Cell {
  const { words, timeZone } = context;
  if (column.startsWith("x.")) return customCell(row, column.slice(2), context);
  switch (column as Fixed) {
    case "gender":
      return row.gender ? (words.gender[row.gender] ?? null) : null;
    case "source":
      return row.source ? (words.source[row.source] ?? null) : null;
    case "level":
      return words.level[row.level] ?? null;
    case "status":
      return words.status[row.status] ?? null;
    case "owner":
      return context.ownerName(row.ownerId) || null;
    case "resumeAt":
    case "nextVisitAt":
    case "lastContactedAt":
    case "createdAt":
      return wallTime(row[column as "createdAt"], timeZone);
    default:
      return row[column as "name"] || null;
  }
}

function customCell(row: CustomerRow, id: string, { customFields, timeZone }: ExportContext): Cell {
  const value = row.custom[id] ?? null;
  const field = customFields.find((each) => each.id === id);
  if (field?.kind !== "date" || typeof value !== "string") return value;
  // A day is the same in every zone.
  return wallTime(value, isDay(value) ? "UTC" : timeZone) ?? value;
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** The time on the wall of the company's zone, written as if it were UTC: what a spreadsheet's date cell holds. */
function wallTime(iso: string | null, timeZone: string): Date | null {
  if (iso === null || Number.isNaN(Date.parse(iso))) return null;
  const at = new TZDate(iso, timeZone);
  return new Date(
    Date.UTC(
      at.getFullYear(),
      at.getMonth(),
      at.getDate(),
      at.getHours(),
      at.getMinutes(),
      at.getSeconds(),
      at.getMilliseconds(),
    ),
  );
}
