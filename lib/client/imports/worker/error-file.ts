import { writeXlsx } from "hucre/xlsx";
import { type Cell, columnName, type Draft } from "@/lib/domain/imports/model";

export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A workbook of the faulty rows: their number, what is wrong, then the row as it was, to be put right and sent again. */
export async function errorFile(
  headers: readonly string[],
  drafts: readonly Draft[],
  rows: readonly (readonly Cell[])[],
  words: Readonly<Record<string, string>>,
): Promise<Blob> {
  const head = [words.row ?? "", words.problem ?? "", ...headers];
  const body = drafts.map((draft) => {
    const said = draft.problems.map(
      ({ column, code }) => `${columnName(column)} ${headers[column] ?? ""}: ${words[code] ?? code}`,
    );
    const cells = headers.map((_header, column) => rows[draft.line]?.[column] ?? null);
    return [draft.line + 1, said.join("\n"), ...cells];
  });
  const bytes = await writeXlsx({ sheets: [{ name: "1", rows: [head, ...body] }] });
  return new Blob([new Uint8Array(bytes)], { type: xlsxType });
}
