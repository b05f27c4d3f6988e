import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPinyin, noPinyin, pinyinWords } from "@/lib/domain/customers/pinyin";
import { pinyinOf } from "@/lib/domain/customers/pinyin-dictionary";
import { matchesQuery, normaliseQuery, queryWords, searchTextOf } from "@/lib/domain/customers/search";
import { customerRowOf, rowNear } from "./rows";

const row = customerRowOf("c", {
  customerNo: "C000042",
  name: "李四",
  company: "苏州锦禾纺织",
  jobTitle: "采购经理",
  phone: "138-0000-1111",
  address: "工业园区 8 号",
  industry: "服装",
  pinyin: "lisi ls li si suzhoujinhefangzhi szjhfz",
  custom: { size: "特大", count: 42, none: null, yes: true },
});
const finds = (query: string) => matchesQuery(searchTextOf(row), query);

describe("C4: search by anything half-remembered", () => {
  it.each([
    "李",
    "李四",
    "锦禾",
    "采购",
    "1380000",
    "138-0000",
    "0001111",
    "园区",
    "c000042",
    "C0000",
    "42",
    "特大",
    "服装",
    "li",
    "ls",
    "lisi",
    "szjh",
    "suzhou",
    "LISI",
    "ＬＩ",
    "１３８",
    "  李  ",
    "李 锦禾",
    "锦禾 ls",
    "",
  ])("%j finds", (query) => {
    expect(finds(query)).toBe(true);
  });

  it.each(["王", "ww", "139", "李 王", "四苏", "true", "null", "lisisu", "四138"])("%j does not", (query) => {
    expect(finds(query)).toBe(false);
  });

  it("finds a phone by its digits however the query is written", () => {
    expect(finds("(138)00001111")).toBe(true);
    expect(finds("1380-0001-111")).toBe(true);
    expect(finds("1380-0001-112")).toBe(false);
  });

  it("normalises width, case and space", () => {
    expect(normaliseQuery("　Ｌi Si　")).toBe("li si");
    expect(queryWords(" a  b\tc\n")).toEqual(["a", "b", "c"]);
  });

  it("never breaks a line, and finds every field of any row", () => {
    fc.assert(
      fc.property(rowNear(0), (any) => {
        const text = searchTextOf(any);
        expect(text).not.toMatch(/[\n\r]/);
        for (const field of [
          any.name,
          any.company,
          any.jobTitle,
          any.phone,
          any.address,
          any.customerNo ?? "",
        ]) {
          expect(matchesQuery(text, field)).toBe(true);
        }
      }),
    );
  });
});

describe("C4: pinyin", () => {
  it("gives full spelling and initials of name and company", () => {
    expect(pinyinOf("李明", "苏州锦禾")).toBe("liming lm li ming suzhoujinhe szjh");
  });

  it.each([
    ["单雄信", "shanxiongxin"],
    ["曾国藩", "zengguofan"],
    ["仇英", "qiuying"],
    ["欧阳修", "ouyangxiu"],
    ["解缙", "xiejin"],
    ["吕布", "lvbu"],
    ["李Ann", "liann"],
  ])("reads %s as %s: surnames as surnames", (name, spelled) => {
    expect(pinyinOf(name, "").split(" ")[0]).toBe(spelled);
  });

  it("reads the words of a company as words", () => {
    expect(pinyinOf("", "重庆单证公司")).toContain("chongqingdanzheng");
  });

  it("adds nothing to text without Chinese", () => {
    expect(pinyinOf("Ann Smith", "ACME")).toBe("");
    expect(noPinyin("李明", "")).toBe("");
    expect(pinyinWords(() => ["", " "])("李", "李")).toBe("");
  });

  it("loads on demand", async () => {
    expect((await loadPinyin())("李明", "")).toBe("liming lm li ming");
  });
});
