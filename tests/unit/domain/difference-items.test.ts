import { describe, expect, it } from "vitest";
import { itemsOfDifference, writtenPart } from "@/lib/domain/quarantine/difference";

const difference = {
  values: [
    { root: "fields", key: "company", before: "锦禾", after: "新锦禾" },
    { root: "followUps", key: "f|authorId", before: null, after: "ann" },
    { root: "followUps", key: "f|createdAt", before: null, after: "2026-11-24T01:00:00.000Z" },
    { root: "followUps", key: "f|subject", before: null, after: "报价" },
    { root: "followUps", key: "g|deleted", before: null, after: true },
  ],
  texts: [{ name: "text:f", changes: [{ before: "", after: "要 40 支棉的价" }] }],
};

describe("R10: a difference as a person reads it", () => {
  it("tells a field by itself, and a follow-up with its text as one thing", () => {
    expect(itemsOfDifference(difference)).toEqual([
      { kind: "field", key: "company", before: "锦禾", after: "新锦禾" },
      {
        kind: "entry",
        root: "followUps",
        id: "f",
        isNew: true,
        isDeleted: false,
        values: [{ field: "subject", before: null, after: "报价" }],
        texts: [{ before: "", after: "要 40 支棉的价" }],
      },
      { kind: "entry", root: "followUps", id: "g", isNew: false, isDeleted: true, values: [], texts: [] },
    ]);
  });

  it("shows its author nothing but what the author wrote (I3)", () => {
    const secret = { before: "底价 20", after: "" };
    const seen = writtenPart({ ...difference, texts: [{ name: "text:f", changes: [secret] }] });
    expect(JSON.stringify(seen)).not.toMatch(/锦禾"?,"after|底价/);
    expect(seen.values[0]).toEqual({ root: "fields", key: "company", before: null, after: "新锦禾" });
  });
});
