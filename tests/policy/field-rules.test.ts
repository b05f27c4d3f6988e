import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentKinds, schemaVersions } from "@/lib/domain/access/document-name";
import { compileRules } from "@/lib/domain/access/field-rules/compile";
import { rulesByKind } from "@/lib/domain/access/field-rules/rules-by-kind";
import * as value from "@/lib/domain/access/field-rules/values";
import { refusalCodes } from "@/lib/domain/access/refusal";
import { customerFieldKeys } from "@/lib/domain/customers/model";

const sampleParts: Readonly<Record<string, string>> = {
  "<id>": "0190b6f0-0000-7000-8000-000000000001",
  "<user>": "0190b6f0-0000-7000-8000-000000000002",
  "<n>": "12",
  "<date>": "2026-11-23",
  "<word>": "visit.notice",
  "x.<id>": "x.size",
};
const sampleKey = (pattern: string) =>
  pattern
    .split("|")
    .map((part) => sampleParts[part] ?? part)
    .join("|");

describe("R9: field rules are well-formed data", () => {
  for (const kind of documentKinds) {
    const { fields, roots } = rulesByKind[kind];
    const match = compileRules(rulesByKind[kind]);

    it(`${kind}: every rule has a root of the schema, and its pattern finds it`, () => {
      for (const rule of fields) {
        expect(roots.some(({ name, type }) => name === rule.root && type === "map")).toBe(true);
        expect(match(rule.root, sampleKey(rule.pattern))?.rule).toBe(rule);
      }
    });

    it(`${kind}: every map of the schema is ruled, unless the server writes all of it`, () => {
      const maps = roots.filter(({ type }) => type === "map").map(({ name }) => name);
      if (fields.length > 0)
        for (const name of maps) expect(fields.some(({ root }) => root === name)).toBe(true);
    });

    it(`${kind}: no two rules name the same key`, () => {
      const keys = fields.map(({ root, pattern }) => `${root}/${pattern}`);
      expect(new Set(keys).size).toBe(keys.length);
    });

    it(`${kind}: keys outside the patterns match nothing`, () => {
      const known = new Set(fields.map(({ root }) => root));
      const part = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("time", "0", "deleted", "x.", "|"));
      const key = fc.array(part, { maxLength: 5 }).map((parts) => parts.join("|"));
      fc.assert(
        fc.property(fc.constantFrom("meta", ...known, "none"), key, (root, text) => {
          const found = match(root, text);
          if (!found) return;
          expect(found.rule.root).toBe(root);
          expect(text.split("|")).toHaveLength(found.rule.pattern.split("|").length);
        }),
      );
    });

    it(`${kind}: has a schema version`, () => {
      expect(schemaVersions[kind]).toBeGreaterThanOrEqual(1);
    });
  }

  it("rules every field of C1", () => {
    const keys = rulesByKind.customer.fields
      .filter(({ root }) => root === "fields")
      .map(({ pattern }) => pattern);
    expect(keys.sort()).toEqual([...customerFieldKeys, "customerNo", "x.<id>"].sort());
  });

  it("takes an entry's id and the other parts apart", () => {
    expect(compileRules(rulesByKind.board)("posts", "p|task|ben|doneAt")).toMatchObject({
      entryId: "p",
      parts: ["ben"],
    });
    expect(compileRules(rulesByKind.customer)("followUps", "f|time|7")).toMatchObject({
      entryId: "f",
      parts: ["7"],
    });
  });
});

describe("checks of values", () => {
  const checks = { ...value, lists: value.oneOf(["a", "b"]) };
  const named = Object.entries(checks).filter(
    (entry): entry is [string, value.ValueCheck] =>
      typeof entry[1] === "function" && !["text", "oneOf", "isPlain"].includes(entry[0]),
  );

  it.each(named)("%s never throws, and answers with a known code", (_name, check) => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true }), (any) => {
        const code = check(any);
        if (code !== null) expect(refusalCodes).toContain(code);
        else expect(value.isPlain(any)).toBe(true);
      }),
    );
  });

  it("measure text in letters as the device counts them", () => {
    expect(value.shortText("长".repeat(value.shortLimit))).toBeNull();
    expect(value.shortText("长".repeat(value.shortLimit + 1))).toBe("tooLong");
    expect(value.longText("a".repeat(value.textLimit + 1))).toBe("tooLong");
  });

  it("take no number that JSON cannot hold", () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(value.number(number)).toBe("wrongType");
      expect(value.plain(number)).toBe("notPlain");
      expect(value.isPlain(number)).toBe(false);
    }
    expect([value.integer(2 ** 53), value.integer(1.5), value.integer(-3)]).toEqual([
      "wrongType",
      "wrongType",
      null,
    ]);
    expect([value.id(""), value.id("a/b"), value.id("a-1_B")]).toEqual(["wrongType", "wrongType", null]);
  });
});
