import { writeCsv } from "hucre/csv";
import { writeXlsx } from "hucre/xlsx";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { bookRow, headerRow, textRow } from "@/lib/domain/exports/rows";
import type { ExportTask } from "./protocol";

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const dateFormat = "yyyy-mm-dd hh:mm";

/** Writes rows as a file (C8): the header stays in sight, dates are dates, text is never a formula. */
export async function writeFile(rows: readonly CustomerRow[], task: ExportTask): Promise<Blob> {
  const { columns, sheet, owners } = task;
  const context = { ...task.context, ownerName: (id: string | null) => owners[id ?? ""] ?? "" };
  const header = headerRow(columns, context);
  if (task.format === "csv") {
    const body = rows.map((row) => textRow(row, columns, context));
    // The mark at the beginning tells Excel that it is UTF-8.
    return new Blob([writeCsv([header, ...body], { bom: true })], { type: "text/csv;charset=utf-8" });
  }
  const body = rows.map((row) => bookRow(row, columns, context));
  const isDate = columns.map((_column, at) => body.some((cells) => cells[at] instanceof Date));
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheet,
        rows: [header, ...body],
        columns: columns.map((_column, at) =>
          isDate[at] ? { width: 17, numFmt: dateFormat } : { width: 16 },
        ),
        freezePane: { rows: 1 },
      },
    ],
  });
  return new Blob([new Uint8Array(bytes)], { type: xlsxType });
}
