import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { customErrors, customValues } from "@/components/customer/custom-row";
import { writeListEntry } from "@/lib/docs/customer-lists";
import { projectCustomerRow } from "@/lib/docs/project";
import {
  readRuleSettings,
  readSettings,
  setRetired,
  writeCustomField,
  writeProduct,
} from "@/lib/docs/settings-doc";
import type { CustomField } from "@/lib/domain/settings/model";

const number: CustomField = { id: "n", name: "年采购额", kind: "number", options: [], order: 1, quick: true };
const day: CustomField = { id: "d", name: "开户日", kind: "date", options: [], order: 2 };

describe("fields of the company's own (C1)", () => {
  it("are read in their order, and retired ones stay known to the rules alone", () => {
    const doc = new Y.Doc();
    writeCustomField(doc, day);
    writeCustomField(doc, number);
    expect(readSettings(doc).customFields).toEqual([number, day]);
    setRetired(doc, "customFields", "n", true);
    expect(readSettings(doc).customFields).toEqual([day]);
    expect([...(readRuleSettings(doc).definedFields?.keys() ?? [])].sort()).toEqual(["d", "n"]);
    setRetired(doc, "customFields", "n", false);
    expect(readSettings(doc).customFields).toHaveLength(2);
  });

  it("say what is wrong with a text, and make values of right ones", () => {
    expect(customErrors([number, day], { n: "many", d: "2026-02-30" })).toEqual([
      ["n", "notANumber"],
      ["d", "notADate"],
    ]);
    expect(customValues([number, day], { n: "１２.5", d: "" })).toEqual({ n: 12.5 });
  });
});

describe("who is interested in a product (C12)", () => {
  it("is who bought it or asked about it, and no more once that is taken out", () => {
    const doc = new Y.Doc();
    const interest = () => {
      const facts = { id: "c", ownerId: "u", rev: 0, pinyin: () => "" };
      return projectCustomerRow(doc, facts).interest;
    };
    expect(interest()).toBeUndefined();
    writeListEntry(doc, "purchases", "p1", { productId: "b", at: "2026-11-01T00:00:00.000Z" });
    writeListEntry(doc, "purchases", "p2", { productId: "b", at: "2026-11-02T00:00:00.000Z" });
    writeListEntry(doc, "enquiries", "e1", { productId: "a", at: "2026-11-03T00:00:00.000Z" });
    expect(interest()).toBe("a b");
    writeListEntry(doc, "enquiries", "e1", { deleted: true });
    expect(interest()).toBe("b");
  });

  it("stays in the list of products by name, until the product is retired", () => {
    const doc = new Y.Doc();
    writeProduct(doc, { id: "a", name: "府绸", order: 1 });
    expect(readSettings(doc).products).toEqual([{ id: "a", name: "府绸", order: 1 }]);
    setRetired(doc, "products", "a", true);
    expect(readSettings(doc).products).toEqual([]);
  });
});
