import { writeXlsx } from "hucre/xlsx";
import type { Cell } from "@/lib/domain/imports/model";

type Sheet = Parameters<typeof writeXlsx>[0]["sheets"][number];

export async function xlsx(
  rows: readonly (readonly Cell[])[],
  sheet: Partial<Sheet> = {},
  book: Partial<Omit<Parameters<typeof writeXlsx>[0], "sheets">> = {},
): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: [{ name: "客户", rows: rows.map((row) => [...row]), ...sheet }],
    ...book,
  });
  return new Uint8Array(bytes);
}

export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the directory says of its size; the truth, if absent. */
  readonly claims?: number;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};

/** A zip as hostile as one likes: the library's own writer makes honest ones only. */
export async function zip(parts: readonly Part[]): Promise<Uint8Array> {
  const { deflateRawSync } = await import("node:zlib");
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, claims } of parts) {
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(claims ?? bytes.length, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    head.copy(entry, 8, 6, 30);
    entry.writeUInt32LE(crc32(bytes), 16);
    entry.writeUInt32LE(at, 42);
    const local = Buffer.concat([head, Buffer.from(name), packed]);
    locals.push(local);
    directory.push(Buffer.concat([entry, Buffer.from(name)]));
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The parts of a workbook with one sheet of this content. */
export function bookParts(sheetData: string, more: { readonly epoch1904?: boolean } = {}): Part[] {
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  return [
    {
      name: "[Content_Types].xml",
      bytes: text(
        `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
      ),
    },
    {
      name: "_rels/.rels",
      bytes: text(
        `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    },
    {
      name: "xl/workbook.xml",
      bytes: text(
        `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${more.epoch1904 ? ' date1904="1"' : ""}/><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      bytes: text(
        `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    },
    {
      name: "xl/worksheets/sheet1.xml",
      bytes: text(`${xml}<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`),
    },
  ];
}
