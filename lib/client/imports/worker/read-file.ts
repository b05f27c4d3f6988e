import { EncryptedFileError } from "hucre";
import { readXls, readXlsx, streamXlsxRows } from "hucre/xlsx";
import { type Cell, columnName, type Grid } from "@/lib/domain/imports/model";
import { limits } from "../limits";
import type { OpenedFile } from "../protocol";
import { readText } from "./read-text";
import { RefusedFile, refuse } from "./refused-file";
import { zipParts } from "./zip-parts";

export interface ReadFile extends Omit<OpenedFile, "sheets"> {
  readonly grids: readonly Grid[];
}

/** Reads a file by what it is, not by what its name says (C7); throws `RefusedFile`. */
export async function readFile(bytes: Uint8Array, name: string): Promise<ReadFile> {
  if (bytes.length > limits.fileBytes) refuse("tooLarge");
  if (bytes.length === 0) refuse("empty");
  const read = await readKnown(bytes, name);
  const grids = read.grids.filter(({ rows }) => rows.some((row) => row.some(isFilled)));
  if (grids.length === 0) refuse("empty");
  for (const grid of grids) checkSize(grid);
  return { ...read, grids };
}

async function readKnown(bytes: Uint8Array, name: string): Promise<ReadFile> {
  try {
    if (startsWith(bytes, [0x50, 0x4b])) return await readZip(bytes);
    if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return await readOld(bytes);
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    if (error instanceof EncryptedFileError) return refuse("encrypted");
    // The reader's own words name parts of the archive, which say nothing to a salesperson.
    return refuse("damaged");
  }
  const { grid, encoding } = readText(bytes, name);
  return { grids: [grid], encoding, hasMacros: false };
}

async function readZip(bytes: Uint8Array): Promise<ReadFile> {
  const parts = zipParts(bytes);
  if (!parts.has("xl/workbook.xml")) refuse(parts.has("[Content_Types].xml") ? "damaged" : "otherFormat");
  await refuseLongSheets(bytes, parts);
  const book = await readXlsx(bytes, {
    sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
    maxRows: limits.rows + 2,
  });
  return {
    grids: book.sheets.map((sheet) => toGrid(sheet, book.dateSystem)),
    encoding: null,
    hasMacros: parts.has("xl/vbaProject.bin"),
  };
}

/** Large sheets are walked through first, in a stream that ends at the limit: a million rows are never unpacked. */
async function refuseLongSheets(bytes: Uint8Array, parts: ReadonlyMap<string, number>): Promise<void> {
  const sheets = [...parts].filter(([name]) => name.startsWith("xl/worksheets/sheet"));
  if (!sheets.some(([, size]) => size > limits.largeSheetBytes)) return;
  for (const [sheet] of sheets.entries()) {
    let last = -1;
    for await (const row of streamXlsxRows(bytes, { sheet, maxRows: limits.rows + 2 })) last = row.index;
    if (last > limits.rows) refuse("tooManyRows", { row: limits.rows + 2 });
  }
}

/** Excel 97–2003, or an envelope around an encrypted workbook. */
async function readOld(bytes: Uint8Array): Promise<ReadFile> {
  if (includes(bytes, utf16("EncryptedPackage"))) refuse("encrypted");
  const book = await readXls(bytes);
  return {
    grids: book.sheets.map((sheet) => toGrid(sheet, book.dateSystem)),
    encoding: null,
    hasMacros: includes(bytes, utf16("_VBA_PROJECT")),
  };
}

type Book = Awaited<ReturnType<typeof readXlsx>>;

function toGrid(sheet: Book["sheets"][number], dateSystem: Book["dateSystem"]): Grid {
  return {
    name: sheet.name,
    rows: sheet.rows as readonly (readonly Cell[])[],
    merges: sheet.merges ?? [],
    epoch: dateSystem === "1904" ? 1904 : 1900,
  };
}

const isFilled = (cell: Cell | undefined): boolean =>
  cell !== null && cell !== undefined && (typeof cell !== "string" || cell.trim() !== "");

function checkSize({ name, rows }: Grid): void {
  if (rows.length > limits.rows + 1) refuse("tooManyRows", { sheet: name, row: limits.rows + 2 });
  const wide = rows.findIndex((row) => row.slice(limits.columns).some(isFilled));
  if (wide < 0) return;
  refuse("tooManyColumns", { sheet: name, row: wide + 1, column: columnName(limits.columns) });
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));

function includes(bytes: Uint8Array, mark: Uint8Array): boolean {
  let at = bytes.indexOf(mark[0] ?? 0);
  while (at >= 0) {
    if (mark.every((byte, offset) => bytes[at + offset] === byte)) return true;
    at = bytes.indexOf(mark[0] ?? 0, at + 1);
  }
  return false;
}
