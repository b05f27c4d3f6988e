import type { CustomField } from "../settings/model";
import { cellText, phoneText } from "./cells";
import { targetOfHeader } from "./headers";
import type { Cell, Grid, Merge, Table } from "./model";

/** Titles, dates and logos above a table are seldom higher. */
const searchedRows = 25;
/** More cells than this in one merge are a decorated page, not a value for many rows. */
const largestMerge = 20_000;

/** Writes the value of merged cells into every one of them, as the eye reads it (C7). Rows are copied, not changed. */
export function fillMerges(rows: readonly (readonly Cell[])[], merges: readonly Merge[]): Cell[][] {
  const filled = rows.map((row) => [...row]);
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const value = filled[startRow]?.[startCol];
    const size = (endRow - startRow + 1) * (endCol - startCol + 1);
    if (value === undefined || value === null || size > largestMerge) continue;
    for (let row = startRow; row <= Math.min(endRow, filled.length - 1); row += 1) {
      const cells = filled[row] ?? [];
      for (let column = startCol; column <= endCol; column += 1) cells[column] = value;
    }
  }
  return filled;
}

/** Where the table begins and which rows it has (C7): titles above it and sums below it are no customers. */
export function findTable(grid: Pick<Grid, "rows">, customFields: readonly CustomField[]): Table {
  const { rows } = grid;
  const headerRow = findHeaderRow(rows, customFields);
  const width = rows.reduce((widest, row) => Math.max(widest, lastFilled(row) + 1), 0);
  const heads = headerRow === null ? [] : (rows[headerRow] ?? []);
  const headers = Array.from({ length: width }, (_, column) => cellText(heads[column]).replace(/\s+/g, " "));
  const lines: number[] = [];
  for (let line = headerRow === null ? 0 : headerRow + 1; line < rows.length; line += 1) {
    const row = rows[line] ?? [];
    if (lastFilled(row) >= 0 && !isSum(row) && !isRepeatedHeader(row, headers)) lines.push(line);
  }
  return { headerRow, headers, lines };
}

/** The row that knows the most field names; else the first row of texts above data; null for data alone. */
function findHeaderRow(rows: readonly (readonly Cell[])[], customFields: readonly CustomField[]) {
  let best: { row: number; known: number } | null = null;
  for (let row = 0; row < Math.min(rows.length, searchedRows); row += 1) {
    const texts = distinctTexts(rows[row] ?? []);
    if (texts.length < 2 && rows.some((other) => lastFilled(other) > 0)) continue;
    const known = texts.filter(
      (text) => text.length <= 40 && targetOfHeader(text, customFields) !== null,
    ).length;
    if (known > 0 && known > (best?.known ?? 0)) best = { row, known };
  }
  if (best) return best.row;
  const first = rows.findIndex((row) => distinctTexts(row).length >= 2);
  const cells = rows[first] ?? [];
  const looksLikeData = cells.some((cell) => typeof cell === "number" || isPhoneLike(cell));
  return first < 0 || looksLikeData ? null : first;
}

/** Of a sheet without headers at least the telephone column is known by its looks. */
export function phoneColumn(rows: readonly (readonly Cell[])[], lines: readonly number[]): number | null {
  const sample = lines.slice(0, 50).map((line) => rows[line] ?? []);
  const width = sample.reduce((widest, row) => Math.max(widest, row.length), 0);
  for (let column = 0; column < width; column += 1) {
    const cells = sample.map((row) => row[column] ?? null).filter((cell) => cell !== null);
    if (cells.length > 0 && cells.filter(isPhoneLike).length >= cells.length * 0.6) return column;
  }
  return null;
}

const isPhoneLike = (cell: Cell): boolean =>
  /^\+?(?:[()\s-]*\d){7,15}$/.test(phoneText(cell)) && !/^\d{4}-\d\d?-\d\d?$/.test(phoneText(cell));

function distinctTexts(row: readonly Cell[]): string[] {
  return [
    ...new Set(row.filter((cell): cell is string => typeof cell === "string" && cell.trim() !== "")),
  ].map((text) => text.trim());
}

function lastFilled(row: readonly Cell[]): number {
  for (let column = row.length - 1; column >= 0; column -= 1) {
    const cell = row[column];
    if (cell !== null && cell !== undefined && cell !== "" && cellText(cell) !== "") return column;
  }
  return -1;
}

function isSum(row: readonly Cell[]): boolean {
  const first = cellText(row.find((cell) => cellText(cell) !== "")).normalize("NFKC");
  return /^(?:合计|总计|小计|共计|total|sum|grand total)\s*[:：]?$/i.test(first);
}

/** Lists printed on paper repeat their headers on each page. */
function isRepeatedHeader(row: readonly Cell[], headers: readonly string[]): boolean {
  const named = headers.filter((header) => header !== "");
  if (named.length < 2) return false;
  return headers.every(
    (header, column) => header === "" || cellText(row[column]).replace(/\s+/g, " ") === header,
  );
}
