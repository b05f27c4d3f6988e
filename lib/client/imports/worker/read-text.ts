import { parseCsv } from "hucre/csv";
import { unguardCell } from "@/lib/domain/exports/guard-cell";
import { columnName, type Grid } from "@/lib/domain/imports/model";
import { limits } from "../limits";
import type { OpenedFile } from "../protocol";
import { refuse } from "./refused-file";

type Encoding = NonNullable<OpenedFile["encoding"]>;

/** A text file as one sheet: comma, semicolon or tab, in UTF-8, UTF-16 or GB18030. */
export function readText(bytes: Uint8Array, name: string): { grid: Grid; encoding: Encoding } {
  const { text, encoding } = decode(bytes);
  const head = text.slice(0, 500).trimStart().toLowerCase();
  if (head.startsWith("<") || head.startsWith("{\\rtf") || head.startsWith("%pdf")) refuse("notASpreadsheet");
  const rows = parseCsv(text, { maxRows: limits.rows + 2, typeInference: false }).map((row) =>
    row.map((cell) => (typeof cell === "string" ? unguardCell(cell) : cell)),
  );
  return { grid: { name, rows, merges: [], epoch: 1900 }, encoding };
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return strict(bytes, "utf-16le", "utf-16");
  if (first === 0xfe && second === 0xff) return strict(bytes, "utf-16be", "utf-16");
  // Text has no NUL: what has is an image, a program, or something of its kind.
  if (bytes.subarray(0, 4096).includes(0)) refuse("notASpreadsheet");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    // Not UTF-8: what Excel in China writes.
    return strict(bytes, "gb18030", "gb18030");
  }
}

function strict(bytes: Uint8Array, label: string, encoding: Encoding): { text: string; encoding: Encoding } {
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
  } catch {
    // Decoded once more, leniently, to say where.
    return refuse("wrongEncoding", placeOfFault(new TextDecoder(label).decode(bytes)));
  }
}

function placeOfFault(text: string): { row: number; column: string } {
  const before = text.slice(0, Math.max(0, text.indexOf("\ufffd")));
  const lines = before.split("\n");
  const cells = (lines.at(-1) ?? "").split(/[,;\t]/).length;
  return { row: lines.length, column: columnName(cells - 1) };
}
