import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeFile } from "@/lib/client/exports/write-file";
import { readFile } from "@/lib/client/imports/worker/read-file";
import {
  type CustomerRow,
  customerLevels,
  customerSources,
  customerStatuses,
  genders,
} from "@/lib/domain/customers/model";
import { allColumns, exportHeader } from "@/lib/domain/exports/cells";
import { guardCell, unguardCell } from "@/lib/domain/exports/guard-cell";
import { fillMerges, findTable } from "@/lib/domain/imports/find-table";
import { suggestMapping } from "@/lib/domain/imports/headers";
import { readRow } from "@/lib/domain/imports/read-row";
import type { CustomField } from "@/lib/domain/settings/model";
import en from "@/lib/messages/en/exports.json";
import zhCN from "@/lib/messages/zh-CN/exports.json";

const customFields: readonly CustomField[] = [
  { id: "f1", name: "年采购额", kind: "number", options: [], order: 0 },
  { id: "f2", name: "付款", kind: "choice", options: ["月结", "现结"], order: 1 },
  { id: "f3", name: "合同到期", kind: "date", options: [], order: 2 },
  { id: "f4", name: "标签", kind: "text", options: [], order: 3 },
];
const timeZone = "Asia/Shanghai";
const owner = { id: "u1", name: "王芳" };

/** What people type: any letters, formulas and apostrophes among them; cells keep no space around them. */
const text = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.constantFrom(
      "=1+1",
      "'=1",
      "''@x",
      "+86",
      "-5",
      "001",
      "1e5",
      "TRUE",
      '"a",b',
      "李\n明",
      "｜；",
      "＝A1",
    ),
  )
  .map((value) => value.replace(/(?!\n)\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, "").trim());
const named = text.filter((value) => value !== "" && !/^(?:合计|总计|小计|共计)/.test(value));
const time = fc.integer({ min: 0, max: 1_760_000_000_000 }).map((ms) => new Date(ms).toISOString());

const row: fc.Arbitrary<CustomerRow> = fc.record({
  id: fc.uuid(),
  customerNo: fc.constantFrom(null, "C000123"),
  name: named,
  company: text,
  jobTitle: text,
  phone: fc.constantFrom(
    "",
    "+86 138 0000 1234",
    "0512-67890123转8",
    "13800001234",
    "801-555-7712x4563;801-555-9999",
  ),
  address: text,
  gender: fc.constantFrom(null, ...genders),
  status: fc.constantFrom(...customerStatuses),
  level: fc.constantFrom(...customerLevels),
  source: fc.constantFrom(null, ...customerSources),
  industry: text,
  ownerId: fc.constant(owner.id),
  createdAt: time,
  lastContactedAt: fc.option(time),
  lastVisitedAt: fc.constant(null),
  nextVisitAt: fc.option(time),
  resumeAt: fc.option(time),
  birthday: fc.constantFrom(null, "1990-05-20", "--05-20", "lunar:1966-08-15", "lunar:--08-30"),
  pinyin: fc.constant(""),
  custom: fc.record({
    f1: fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
      .map((n) => Number(n.toPrecision(14))),
    f2: fc.constantFrom("月结", "现结"),
    // A day, as forms keep it.
    f3: time.map((iso) => iso.slice(0, 10)),
    f4: named,
  }),
  followUpCount: fc.constant(0),
  rev: fc.constant(1),
});

async function thereAndBack(
  rows: readonly CustomerRow[],
  format: "xlsx" | "csv",
  words: typeof zhCN | typeof en,
) {
  const context = { words, timeZone, customFields };
  const columns = allColumns(customFields);
  const blob = await writeFile(rows, { format, sheet: "S", columns, context, owners: { u1: owner.name } });
  const { grids } = await readFile(new Uint8Array(await blob.arrayBuffer()), `x.${format}`);
  const grid = grids[0];
  if (!grid) throw new Error("nothing was read");
  const filled = fillMerges(grid.rows, grid.merges);
  const { headers, lines } = findTable({ rows: filled }, customFields);
  const mapping = suggestMapping(headers, customFields);
  const reading = {
    timeZone,
    epoch: grid.epoch,
    nowIso: "2026-11-24T00:00:00.000Z",
    people: [{ id: owner.id, names: [owner.name], allowed: true }],
    lanes: [],
    customFields,
  };
  return lines.map((line) => readRow(filled[line] ?? [], line, mapping, headers, reading));
}

const expected = (given: CustomerRow) => {
  const { name, company, jobTitle, phone, address, industry } = given;
  const { gender, source, level, status, birthday, nextVisitAt, resumeAt, custom } = given;
  const all = { name, company, jobTitle, phone, address, industry, gender, source, level, status };
  const filled = Object.entries({ ...all, birthday, nextVisitAt, resumeAt });
  return { ...Object.fromEntries(filled.filter(([, value]) => value !== "" && value !== null)), custom };
};

describe("an export that comes back as an import (C8)", () => {
  for (const format of ["xlsx", "csv"] as const) {
    for (const words of [zhCN, en]) {
      it(`keeps every value as .${format}, with headers ${words.column.name}`, async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
            const drafts = await thereAndBack(rows, format, words);
            expect(drafts.flatMap(({ problems }) => problems)).toEqual([]);
            expect(drafts.map(({ fields }) => fields)).toEqual(rows.map(expected));
            expect(drafts.map(({ createdAt }) => createdAt)).toEqual(rows.map((each) => each.createdAt));
            expect(new Set(drafts.map(({ ownerId }) => ownerId))).toEqual(new Set([owner.id]));
          }),
          { numRuns: 25 },
        );
      });
    }
  }

  it("has headers that are all recognised, in both languages", () => {
    for (const words of [zhCN, en]) {
      const context = { words, timeZone, customFields, ownerName: () => "" };
      const headers = allColumns(customFields).map((column) => exportHeader(column, context));
      const targets = suggestMapping(headers, customFields);
      const unknown = headers.filter((_header, at) => targets[at] === null);
      expect(unknown).toEqual([words.column.customerNo]);
    }
  });

  it("is no formula in any program, and what was guarded comes back as it was", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(unguardCell(guardCell(value))).toBe(value);
        expect(guardCell(value)).not.toMatch(/^[=+\-@\t\r|＝＋－＠]/);
      }),
    );
  });
});
