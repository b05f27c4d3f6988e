import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as names from "@/lib/docs/names";

const id = "0190b6f0-0000-7000-8000-000000000001";

describe("document names", () => {
  it.each([
    [names.customerName(id), { kind: "customer", id }],
    [names.plansName(id), { kind: "plans", id }],
    [names.deskName(id), { kind: "desk", id }],
    [names.indexName(id), { kind: "index", id }],
    [names.poolName(id), { kind: "pool", id }],
    [names.boardName("2026-11"), { kind: "board", id: "2026-11" }],
    [names.inboxName(id), { kind: "inbox", id }],
    [names.settingsName, { kind: "settings" }],
    [names.peopleName, { kind: "people" }],
  ])("%s is taken apart and put together", (name, parsed) => {
    expect(names.parseDocumentName(name)).toEqual(parsed);
    expect(names.documentNameText(parsed as Parameters<typeof names.documentNameText>[0])).toBe(name);
  });

  it.each([
    "",
    "customer",
    "customer/",
    "customer/1",
    `customer/${id.toUpperCase().replace("B6F0", "B6F0")}`,
    `customer/${id}/`,
    `customer/${id}/x`,
    `customer/${id}\n`,
    ` customer/${id}`,
    `Customer/${id}`,
    `../customer/${id}`,
    `constructor/${id}`,
    `__proto__/${id}`,
    "board/2026-13",
    "board/2026-1",
    "board/26-11",
    "company/",
    "company/secrets",
    "suggestions/x",
  ])("%j is no document", (name) => {
    expect(names.parseDocumentName(name)).toBeNull();
  });

  it("never throws, and what it accepts it spells the same", () => {
    const kinds = fc.constantFrom("customer", "board", "index", "company", "constructor");
    const anyName = fc.oneof(
      fc.string(),
      fc.tuple(kinds, fc.oneof(fc.string(), fc.uuid())).map((parts) => parts.join("/")),
    );
    fc.assert(
      fc.property(anyName, (name) => {
        const parsed = names.parseDocumentName(name);
        if (parsed) expect(names.documentNameText(parsed)).toBe(name);
      }),
      { numRuns: 1000 },
    );
  });
});
