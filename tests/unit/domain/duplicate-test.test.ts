import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duplicateKeys, duplicateTest } from "@/lib/domain/customers/duplicates";

const known = { name: "张伟", company: "苏州锦禾（纺织）", phone: "0512-6767 1234 转 8；138 0000 1234" };

describe("a customer being typed (C10)", () => {
  it("is found by phone, however it is written", () => {
    expect(duplicateTest({ name: "", company: "", phone: "+86１３８-0000-1234" })?.(known)).toBe("phone");
    expect(duplicateTest({ name: "", company: "", phone: "051267671234转8" })?.(known)).toBe("phone");
    expect(duplicateTest({ name: "", company: "", phone: "051267671234" })?.(known)).toBeNull();
  });

  it("is found by name and company together, not by the name alone", () => {
    expect(duplicateTest({ name: "张 伟", company: "苏州锦禾(纺织)", phone: "" })?.(known)).toBe("name");
    expect(duplicateTest({ name: "张伟", company: "", phone: "" })).toBeNull();
    expect(duplicateTest({ name: "张伟", company: "别家", phone: "1" })?.(known)).toBeNull();
  });

  it("passes over none that shares a key", () => {
    const phone = fc.stringMatching(/^1[3-9]\d{1,2}[ -]?\d{4}[ -]?\d{4}( 转 \d)?$/);
    const facts = fc.record({
      name: fc.constantFrom("张伟", "Li Na", "ｌｉ ｎａ"),
      company: fc.constantFrom("", "锦禾", "锦禾。"),
      phone: fc.oneof(phone, fc.constantFrom("", "13800001234", "+86 138 0000 1234/0512-67671234")),
    });
    fc.assert(
      fc.property(facts, facts, (typed, other) => {
        const keys = new Set(duplicateKeys(typed));
        const isSame = duplicateKeys(other).some((key) => keys.has(key));
        expect((duplicateTest(typed)?.(other) ?? null) !== null).toBe(isSame);
      }),
    );
  });
});
