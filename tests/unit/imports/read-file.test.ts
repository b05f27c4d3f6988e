import { describe, expect, it } from "vitest";
import { limits } from "@/lib/client/imports/limits";
import type { FileProblem } from "@/lib/client/imports/protocol";
import { readFile } from "@/lib/client/imports/worker/read-file";
import { RefusedFile } from "@/lib/client/imports/worker/refused-file";
import { bookParts, xlsx, zip } from "./files";

const problemOf = async (bytes: Uint8Array, name = "x.xlsx"): Promise<FileProblem | "read"> => {
  try {
    await readFile(bytes, name);
    return "read";
  } catch (error) {
    if (error instanceof RefusedFile) return error.problem;
    throw error;
  }
};
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const rowsOf = async (bytes: Uint8Array) => (await readFile(bytes, "list")).grids[0]?.rows;
const inline = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe("a text file (C7)", () => {
  it("is read in UTF-8 with and without its mark, in UTF-16 and in GB18030", async () => {
    const text = "姓名,电话\r\n李明,13800001234\r\n";
    const wanted = [
      ["姓名", "电话"],
      ["李明", "13800001234"],
    ];
    expect(await rowsOf(bytesOf(text))).toEqual(wanted);
    expect(await rowsOf(bytesOf(`\ufeff${text}`))).toEqual(wanted);
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
    expect(await rowsOf(utf16)).toEqual(wanted);
    // 姓名,电话 / 李明 in GB18030.
    const gb = Uint8Array.from([
      ...[0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0d, 0x0a],
      ...[0xc0, 0xee, 0xc3, 0xf7, 0x2c, ...bytesOf("13800001234\r\n")],
    ]);
    expect(await rowsOf(gb)).toEqual(wanted);
    expect((await readFile(gb, "list.csv")).encoding).toBe("gb18030");
  });

  it("may be kept apart by semicolons or tabs, with lines inside of quotes", async () => {
    expect(await rowsOf(bytesOf('a;b\n"x;1\ny";2'))).toEqual([
      ["a", "b"],
      ["x;1\ny", "2"],
    ]);
    expect(await rowsOf(bytesOf("a\tb\n1\t2"))).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("is refused with row and column where its letters are of no known encoding", async () => {
    const broken = Uint8Array.from([...bytesOf("name,phone\nLi,"), 0xff, 0xff, ...bytesOf("\n")]);
    expect(await problemOf(broken, "x.csv")).toEqual({ code: "wrongEncoding", row: 2, column: "B" });
  });

  it("is refused where it is no table at all", async () => {
    expect(await problemOf(bytesOf("<html><table>"))).toEqual({ code: "notASpreadsheet" });
    expect(await problemOf(bytesOf("%PDF-1.7"))).toEqual({ code: "notASpreadsheet" });
    expect(await problemOf(Uint8Array.from([0x89, 0x50, 0, 0, 0, 1]))).toEqual({ code: "notASpreadsheet" });
    expect(await problemOf(new Uint8Array())).toEqual({ code: "empty" });
    expect(await problemOf(bytesOf(" \n \n"))).toEqual({ code: "empty" });
  });
});

describe("a workbook (C7)", () => {
  it("is read with its merges, its calendar and values of formulas, which are not calculated", async () => {
    const cells = `<row r="1"><c r="A1"><f>WEBSERVICE("http://x")</f><v>7</v></c>${inline("B1", "x")}</row>`;
    const { grids } = await readFile(await zip(bookParts(cells, { epoch1904: true })), "x.xlsx");
    expect(grids[0]).toMatchObject({ epoch: 1904, rows: [[7, "x"]] });
    const merged = await xlsx(
      [
        ["A", null],
        ["B", 1],
      ],
      { merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }] },
    );
    expect((await readFile(merged, "x.xlsx")).grids[0]?.merges).toEqual([
      { startRow: 0, startCol: 0, endRow: 0, endCol: 1 },
    ]);
  });

  it("is refused when it needs a password", async () => {
    const locked = await xlsx([["姓名"]], {}, { encryption: { password: "x", spinCount: 1000 } });
    expect(await problemOf(locked)).toEqual({ code: "encrypted" });
  });

  it("may carry macros: its values are read, the macros are told of and never run", async () => {
    const cells = `<row r="1">${inline("A1", "姓名")}</row>`;
    const parts = [...bookParts(cells), { name: "xl/vbaProject.bin", bytes: bytesOf("macro") }];
    const read = await readFile(await zip(parts), "x.xlsm");
    expect(read).toMatchObject({ hasMacros: true, grids: [{ rows: [["姓名"]] }] });
  });

  it("is refused when it is damaged, whatever is damaged", async () => {
    const whole = await xlsx([
      ["姓名", "电话"],
      ["李", "1380000"],
    ]);
    expect(await problemOf(whole.subarray(0, whole.length - 30))).toEqual({ code: "damaged" });
    expect(await problemOf(whole.subarray(0, 60))).toEqual({ code: "damaged" });
    const holed = new Uint8Array(whole);
    holed.fill(0, 40, 400);
    expect(await problemOf(holed)).toEqual({ code: "damaged" });
    expect(await problemOf(await zip([{ name: "a.txt", bytes: bytesOf("hello") }]))).toEqual({
      code: "otherFormat",
    });
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]);
    expect(await problemOf(old, "x.xls")).toEqual({ code: "damaged" });
  });

  it("is refused unread when it would unpack to more than a phone holds, honest or not", async () => {
    const [types, rels, book, bookRels] = bookParts("");
    const zeros = new Uint8Array(4 * 1024 * 1024);
    const parts = [types, rels, book, bookRels].filter((part) => part !== undefined);
    const sheet = "xl/worksheets/sheet1.xml";
    const honest = await zip([...parts, { name: sheet, bytes: zeros, claims: limits.unpackedBytes }]);
    expect(honest.length).toBeLessThan(10_000);
    expect(await problemOf(honest)).toEqual({ code: "unpacksTooLarge" });
    const liar = await zip([...parts, { name: sheet, bytes: zeros, claims: 1000 }]);
    expect(await problemOf(liar)).toEqual({ code: "damaged" });
    const silent = await zip([...parts, { name: sheet, bytes: zeros, claims: 0 }]);
    expect(await problemOf(silent)).toEqual({ code: "unpacksTooLarge" });
  });

  it("is refused with the row where it has too many, and the column", async () => {
    const line = (n: number) => `<row r="${n}"><c r="A${n}"><v>1</v></c></row>`;
    const many = Array.from({ length: 1_000_000 }, (_, n) => line(n + 1)).join("");
    expect(await problemOf(await zip(bookParts(many)))).toEqual({
      code: "tooManyRows",
      row: limits.rows + 2,
    });
    const csv = Array.from({ length: limits.rows + 5 }, () => "a,b").join("\n");
    expect(await problemOf(bytesOf(csv), "x.csv")).toMatchObject({
      code: "tooManyRows",
      row: limits.rows + 2,
    });
    const wide = await xlsx([["a"], Array.from({ length: limits.columns + 1 }, (_, n) => n)]);
    expect(await problemOf(wide)).toEqual({ code: "tooManyColumns", sheet: "客户", row: 2, column: "GS" });
  });
});
