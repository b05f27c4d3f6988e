import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duplicateKeys } from "@/lib/domain/customers/duplicates";
import { phoneKeys } from "@/lib/domain/customers/phones";
import { cellText, phoneText, readBirthday, readNumber, readTime } from "@/lib/domain/imports/cells";
import { fillMerges, findTable } from "@/lib/domain/imports/find-table";
import { suggestMapping } from "@/lib/domain/imports/headers";
import type { Cell, ReadingContext } from "@/lib/domain/imports/model";
import { readRow } from "@/lib/domain/imports/read-row";

const shanghai = { timeZone: "Asia/Shanghai", epoch: 1900 as const };
const context: ReadingContext = {
  ...shanghai,
  nowIso: "2026-11-24T04:00:00.000Z",
  people: [
    { id: "u1", names: ["王芳"], allowed: true },
    { id: "u2", names: ["李娜"], allowed: false },
    { id: "u3", names: ["张伟"], allowed: true },
    { id: "u4", names: ["张伟"], allowed: true },
  ],
  lanes: [{ id: "l1", names: ["A队"], allowed: true }],
  customFields: [
    { id: "f1", name: "年采购额", kind: "number", options: [], order: 0 },
    { id: "f2", name: "付款方式", kind: "choice", options: ["月结", "现结"], order: 1 },
  ],
};

function read(headers: readonly string[], row: readonly Cell[]) {
  return readRow(row, 4, suggestMapping(headers, context.customFields), headers, context);
}

describe("telephone numbers (C10)", () => {
  it("are one number however they are written", () => {
    for (const same of [
      "13800001234",
      "138 0000 1234",
      "138-0000-1234",
      "+86 138 0000 1234",
      "0086-13800001234",
      "8613800001234",
      "１３８００００１２３４",
      "(+86)138.0000.1234",
    ]) {
      expect(phoneKeys(same), same).toEqual(["+8613800001234"]);
    }
    expect(phoneKeys("0512-67890123")).toEqual(phoneKeys("(0512) 6789 0123"));
  });

  it("are two when two stand in one cell, whatever is between them", () => {
    const two = ["+8613800001234", "+8613900001234"];
    for (const sign of ["；", "/", "、", ", ", "\n", " ", " 或 "]) {
      expect(phoneKeys(`13800001234${sign}13900001234`), sign).toEqual(two);
    }
    expect(phoneKeys("801-555-7712x4563;801-555-9999")).toHaveLength(2);
  });

  it("differ by their extension, and are none when too short", () => {
    expect(phoneKeys("0512-67890123转801")).not.toEqual(phoneKeys("0512-67890123转802"));
    expect(phoneKeys("801")).toEqual([]);
    expect(duplicateKeys({ name: "李 明", company: "锦禾（苏州）", phone: "" })).toEqual(
      duplicateKeys({ name: "李明", company: "锦禾(苏州)", phone: "" }),
    );
    expect(duplicateKeys({ name: "李明", company: "", phone: "" })).toEqual([]);
  });

  it("never throw, whatever is typed, and find themselves again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        const keys = phoneKeys(text);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe("cells (C7)", () => {
  it("are read as a person reads them", () => {
    expect(phoneText(1.3800001234e10)).toBe("13800001234");
    expect(phoneText("1.3800001234E+10")).toBe("13800001234");
    expect(phoneText("１３８ ００００ １２３４")).toBe("138 0000 1234");
    expect(phoneText("13800001234.0")).toBe("13800001234");
    expect(cellText(0.1 + 0.2)).toBe("0.3");
    expect(readNumber("１２,３４５.5 元")).toBe(12_345.5);
    expect(readNumber("about 5")).toBeNull();
  });

  it("hold dates in any way of writing them, in the company's zone, of both calendars", () => {
    const day = "2026-11-23T16:00:00.000Z";
    for (const cell of [
      "2026-11-24",
      "2026/11/24",
      "2026.11.24",
      "2026年11月24日",
      "２０２６－１１－２４",
      "20261124",
      "24/11/2026",
      "11/24/2026",
      46_350,
      "46350",
      new Date(Date.UTC(2026, 10, 24)),
    ]) {
      expect(readTime(cell, shanghai), String(cell)).toBe(day);
    }
    expect(readTime(44_888, { ...shanghai, epoch: 1904 })).toBe(day);
    expect(readTime("2026-11-24 下午3:05", shanghai)).toBe("2026-11-24T07:05:00.000Z");
    expect(readTime("2026-02-30", shanghai)).toBeNull();
    // Which of them is the month?
    expect(readTime("03/04/2026", shanghai)).toBeNull();
    expect(readBirthday("5月20日", 1900)).toBe("--05-20");
    expect(readBirthday("农历1966年8月15日", 1900)).toBe("lunar:1966-08-15");
    expect(readBirthday(new Date(Date.UTC(1990, 0, 2)), 1900)).toBe("1990-01-02");
  });

  it("hold every moment: written and read back it is the same", () => {
    const zones = ["Asia/Shanghai", "UTC", "America/New_York"] as const;
    const minute = fc.integer({ min: 0, max: 30_000_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (n, timeZone) => {
        const iso = new Date(n * 60_000).toISOString();
        expect(readTime(iso, { timeZone, epoch: 1900 })).toBe(iso);
      }),
    );
  });
});

describe("a table (C7)", () => {
  it("begins below titles and ends above sums; merged cells count for each row", () => {
    const rows: Cell[][] = [
      ["2026 年客户名单", null, null],
      [null, null, null],
      ["公司", "联系人", "手机"],
      ["锦禾", "李明", 13_800_001_234],
      [null, "王芳", 13_900_001_234],
      ["公司", "联系人", "手机"],
      ["合计", 2, null],
    ];
    const merges = [
      { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
      { startRow: 3, startCol: 0, endRow: 4, endCol: 0 },
    ];
    const filled = fillMerges(rows, merges);
    const table = findTable({ rows: filled }, []);
    expect(table).toMatchObject({ headerRow: 2, headers: ["公司", "联系人", "手机"], lines: [3, 4] });
    expect(filled[4]?.[0]).toBe("锦禾");
  });

  it("is known by Chinese and English headers, doubled and decorated ones included", () => {
    expect(suggestMapping(["客户姓名*", "手机号码（必填）", "单位名称", "备注", "手机 2"], [])).toEqual([
      "name",
      "phone",
      "company",
      "followUp",
      "phone",
    ]);
    expect(suggestMapping(["First Name", "Last Name", "E-Mail Address", "Mobile", "Notes"], [])).toEqual([
      "firstName",
      "lastName",
      "note",
      "phone",
      "followUp",
    ]);
    expect(suggestMapping(["姓名", "姓名", "付款方式"], context.customFields)).toEqual([
      "name",
      null,
      "x.f2",
    ]);
  });
});

describe("a row (C7)", () => {
  it("becomes a customer with fields, owner, dates and a follow-up", () => {
    const headers = [
      "姓名",
      "公司",
      "手机",
      "座机",
      "状态",
      "级别",
      "业务员",
      "建档日期",
      "跟进记录",
      "年采购额",
    ];
    const row = [
      "李明",
      "锦禾",
      1.38e10,
      "0512-67890123",
      "准客户",
      "VIP",
      "王芳",
      "2019-03-01",
      "谈了价格",
      "１２万",
    ];
    const draft = read(headers, [...row.slice(0, 9), "120000"]);
    expect(draft).toMatchObject({
      fields: {
        name: "李明",
        company: "锦禾",
        phone: "13800000000; 0512-67890123",
        status: "prospect",
        level: "vip",
        custom: { f1: 120_000 },
      },
      ownerId: "u1",
      createdAt: "2019-02-28T16:00:00.000Z",
      followUp: { text: "谈了价格", at: null },
      problems: [],
    });
  });

  it("names row and column of what is wrong", () => {
    const headers = ["姓名", "电话", "状态", "业务员", "加入时间", "公海"];
    const draft = read(headers, ["", "call me", "朋友", "李娜", "2099-01-01", "Z队"]);
    expect(draft.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [4, 1, "phone"],
      [4, 2, "notInList"],
      [4, 3, "ownerNotAllowed"],
      [4, 4, "inTheFuture"],
      [4, 5, "laneUnknown"],
      [4, 0, "nameMissing"],
    ]);
    expect(read(["姓名", "业务员"], ["a", "张伟"]).problems[0]?.code).toBe("ownerAmbiguous");
    expect(read(["姓名"], ["x".repeat(201)]).problems[0]?.code).toBe("tooLong");
  });
});
