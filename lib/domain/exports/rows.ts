import type { CustomerRow } from "../customers/model";
import { cellText } from "../imports/cells";
import type { Cell } from "../imports/model";
import { type ExportContext, exportCell, exportHeader } from "./cells";
import { guardCell } from "./guard-cell";
import type { ExportColumn } from "./model";

/** The header row of an export (C8). */
export function headerRow(columns: readonly ExportColumn[], context: ExportContext): string[] {
  return columns.map((column) => exportHeader(column, context));
}

/** A row of a workbook: dates are dates there, numbers numbers, and text is never a formula. */
export function bookRow(row: CustomerRow, columns: readonly ExportColumn[], context: ExportContext): Cell[] {
  return columns.map((column) => exportCell(row, column, context));
}

/** A row of a .csv file: text alone, safe from being calculated when a spreadsheet program opens it. */
export function textRow(
  row: CustomerRow,
  columns: readonly ExportColumn[],
  context: ExportContext,
): string[] {
  return columns.map((column) => {
    const cell = exportCell(row, column, context);
    return typeof cell === "string" ? guardCell(cell) : cellText(cell);
  });
}
