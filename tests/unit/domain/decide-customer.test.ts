import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareJudgingOrder, type DecideFacts, decide } from "@/lib/domain/access/decide";
import type { Actor } from "@/lib/domain/access/model";
import { ann, ben, boss, cai, factsOver, inOpenLane, keeper, now, ofAnn, sue, tom } from "./facts";

const later = (ms: number) => new Date(Date.parse(now) + ms).toISOString();

function code(
  actor: Actor | "server",
  root: string,
  key: string,
  newValue: unknown,
  facts: DecideFacts = factsOver(),
  oldValue?: unknown,
): string {
  const decision = decide(actor, "customer", { root, key }, oldValue, newValue, facts);
  return decision.ok ? "ok" : decision.code;
}

const field = (key: string, value: unknown, oldValue?: unknown) =>
  code(ann, "fields", key, value, factsOver(), oldValue);

describe("C1: fields of a customer", () => {
  const long = "长".repeat(201);
  it.each([
    ["name", "李明", "ok"],
    ["name", "", "required"],
    ["name", "   ", "required"],
    ["name", undefined, "required"],
    ["name", null, "required"],
    ["name", 7, "wrongType"],
    ["name", "x".repeat(200), "ok"],
    ["name", long, "tooLong"],
    ["company", "苏州锦禾", "ok"],
    ["company", undefined, "ok"],
    ["company", null, "ok"],
    ["company", long, "tooLong"],
    ["jobTitle", long, "tooLong"],
    ["phone", long, "tooLong"],
    ["phone", "+86 512 6288 转 801", "ok"],
    ["address", long, "tooLong"],
    ["industry", long, "tooLong"],
    ["gender", "female", "ok"],
    ["gender", "f", "notInList"],
    ["status", "won", "ok"],
    ["status", "Won", "notInList"],
    ["status", "constructor", "notInList"],
    ["level", "vip", "ok"],
    ["level", "gold", "notInList"],
    ["source", "other", "ok"],
    ["source", "friend", "notInList"],
    ["nextVisitAt", "2026-11-24T01:00:00.000Z", "ok"],
    ["nextVisitAt", "2026-11-24T01:00:00Z", "notATime"],
    ["nextVisitAt", "2026-11-24", "notATime"],
    ["nextVisitAt", "2026-02-30T01:00:00.000Z", "notATime"],
    ["nextVisitAt", "2026-11-24T25:00:00.000Z", "notATime"],
    ["nextVisitAt", "2026-11-24T01:00:00.000+08:00", "notATime"],
    ["nextVisitAt", Date.parse(now), "notATime"],
    ["nextVisitAt", undefined, "ok"],
    ["resumeAt", "soon", "notATime"],
    ["birthday", "1988-02-29", "ok"],
    ["birthday", "1987-02-29", "notADate"],
    ["birthday", "--02-29", "ok"],
    ["birthday", "lunar:--08-30", "ok"],
    ["birthday", "lunar:--08-31", "notADate"],
    ["birthday", "lunar:1966-13-01", "notADate"],
    ["referrerId", "0190b6f0-0000-7000-8000-000000000001", "ok"],
    ["referrerId", "a b", "wrongType"],
    ["photo", "sha256-abc", "ok"],
    ["x.size", "L", "ok"],
    ["x.size", 12, "ok"],
    ["x.size", true, "ok"],
    ["x.size", "长".repeat(5001), "tooLong"],
    ["x.size", Number.NaN, "notPlain"],
    ["x.size", Number.POSITIVE_INFINITY, "notPlain"],
    ["x.", "L", "unknownKey"],
    ["x.a|b", "L", "unknownKey"],
    ["customerNo", "C1", "serverOnly"],
    ["customerNo", undefined, "serverOnly"],
    ["ownerId", "ann", "unknownKey"],
    ["name|x", "a", "unknownKey"],
    ["", "a", "unknownKey"],
    ["__proto__", "a", "unknownKey"],
    ["constructor", "a", "unknownKey"],
    ["lastContactedAt", now, "unknownKey"],
  ])("%s = %j → %s", (key, value, wanted) => {
    expect(field(key, value)).toBe(wanted);
  });

  it("takes plain values alone (pitfalls §3.3 f)", () => {
    for (const value of [{}, [], new Uint8Array(3), new Map(), () => 1, Symbol("x"), 1n]) {
      expect(field("name", value)).toBe("notPlain");
      expect(field("x.size", value)).toBe("notPlain");
      expect(code(ann, "followUps", "f|subject", value)).toBe("notPlain");
    }
  });

  it("sets createdAt once", () => {
    expect(field("createdAt", now)).toBe("ok");
    expect(field("createdAt", later(1), now)).toBe("onlyOnce");
    expect(field("createdAt", undefined, now)).toBe("onlyOnce");
    expect(field("createdAt", null, now)).toBe("onlyOnce");
    expect(field("createdAt", now, now)).toBe("ok");
    expect(code(boss, "fields", "createdAt", later(1), factsOver(), now)).toBe("onlyOnce");
  });

  it("keeps the schema version from being lowered or raised beyond what is known", () => {
    expect(code(ann, "meta", "schema", 1)).toBe("ok");
    expect(code(ann, "meta", "schema", 2)).toBe("wrongType");
    expect(code(ann, "meta", "schema", 0)).toBe("wrongType");
    expect(code(ann, "meta", "schema", 1.5)).toBe("wrongType");
    expect(code(ann, "meta", "schema", undefined, factsOver(), 1)).toBe("required");
    expect(code(ann, "meta", "other", 1)).toBe("unknownKey");
  });

  it("refuses unknown roots", () => {
    for (const root of ["", "field", "Fields", "posts", "text:f", "__proto__"]) {
      expect(code(boss, root, "name", "x")).toBe("unknownKey");
    }
  });
});

describe("R1–R4: who writes a customer", () => {
  it.each([
    [ann, "ok"],
    [ben, "notAllowed"],
    [cai, "notAllowed"],
    [sue, "ok"],
    [tom, "notAllowed"],
    [boss, "ok"],
    [keeper, "notAllowed"],
  ] as const)("$0.userId on Ann's customer: %s", (actor, wanted) => {
    expect(code(actor, "fields", "name", "x")).toBe(wanted);
    expect(code(actor, "followUps", "f|subject", "x")).toBe(wanted);
    expect(code(actor, "issues", "i|text", "x")).toBe(wanted);
  });

  it("C1: takes of a custom field what its definition says, retired or not, and what is plain of an unknown one", () => {
    const definedFields = new Map([
      ["n", { kind: "number", options: [] }],
      ["d", { kind: "date", options: [] }],
      ["c", { kind: "choice", options: ["月结", "现结"] }],
      ["t", { kind: "text", options: [] }],
    ] as const);
    const facts = factsOver({}, { settings: { planDoneBy: "author", definedFields } });
    const code = (key: string, value: unknown) => {
      const decision = decide(ann, "customer", { root: "fields", key }, undefined, value, facts);
      return decision.ok ? "ok" : decision.code;
    };
    expect([code("x.n", 12.5), code("x.n", "12")]).toEqual(["ok", "wrongType"]);
    expect([code("x.d", "2026-11-24"), code("x.d", "2026-02-30")]).toEqual(["ok", "notADate"]);
    expect([code("x.c", "月结"), code("x.c", "赊账"), code("x.c", 1)]).toEqual([
      "ok",
      "notInList",
      "notInList",
    ]);
    expect([code("x.t", "x"), code("x.t", true)]).toEqual(["ok", "wrongType"]);
    expect([code("x.unknown", "x"), code("x.n", undefined)]).toEqual(["ok", "ok"]);
  });

  it("lets a collaborator write only where that was lent", () => {
    const lent = (collaboratorRight: "read" | "write") =>
      factsOver({}, { subject: { ...ofAnn, collaboratorRight } });
    expect(code(cai, "fields", "name", "x", lent("write"))).toBe("ok");
    expect(code(cai, "fields", "name", "x", lent("read"))).toBe("notAllowed");
  });

  it("keeps a customer in the pool read-only but for admins (P3)", () => {
    const pooled = factsOver({}, { subject: inOpenLane });
    expect(code(ann, "fields", "name", "x", pooled)).toBe("notAllowed");
    expect(code(sue, "fields", "name", "x", pooled)).toBe("notAllowed");
    expect(code(boss, "fields", "name", "x", pooled)).toBe("ok");
  });

  it("lets whoever may create one write a customer that is not there yet", () => {
    const fresh = factsOver({}, { subject: null, isNew: true });
    expect(code(cai, "fields", "name", "x", fresh)).toBe("ok");
    expect(code(keeper, "fields", "name", "x", fresh)).toBe("notAllowed");
  });

  it("lets the server write anything", () => {
    expect(code("server", "fields", "customerNo", "C1")).toBe("ok");
  });
});

describe("F1, F3: follow-ups", () => {
  it.each([
    ["f|subject", "a".repeat(200), "ok"],
    ["f|subject", "a".repeat(201), "tooLong"],
    ["f|subject", undefined, "required"],
    ["f|method", "visit", "ok"],
    ["f|method", "fax", "notInList"],
    ["f|authorId", "ann", "ok"],
    ["f|authorId", "ben", "notSelf"],
    ["f|createdAt", now, "ok"],
    ["f|createdAt", "x", "notATime"],
    ["f|nothing", "x", "unknownKey"],
    ["subject", "x", "unknownKey"],
    ["|subject", "x", "unknownKey"],
    ["a b|subject", "x", "unknownKey"],
    ["f|subject|x", "x", "unknownKey"],
    ["f|time", now, "unknownKey"],
    ["f|time|00", now, "unknownKey"],
    ["f|time|-1", now, "unknownKey"],
    ["f|time|1e1", now, "unknownKey"],
    ["f|time|99999", now, "unknownKey"],
    ["f|time|0", "yesterday", "notATime"],
    ["f|time|0", later(5 * 60_000), "ok"],
    ["f|time|0", later(5 * 60_000 + 1), "timeInFuture"],
    ["f|time|1", now, "timeNotNext"],
  ])("%s = %j → %s", (key, value, wanted) => {
    expect(code(ann, "followUps", key, value)).toBe(wanted);
  });

  it("appends a time after the one before, never before it", () => {
    const facts = factsOver({ "followUps/f|time|0": now, "followUps/f|time|1": later(1000) });
    expect(code(ann, "followUps", "f|time|2", later(1000), facts)).toBe("ok");
    expect(code(ann, "followUps", "f|time|2", later(2000), facts)).toBe("ok");
    expect(code(ann, "followUps", "f|time|2", later(999), facts)).toBe("timeBeforePrevious");
    expect(code(ann, "followUps", "f|time|3", later(2000), facts)).toBe("timeNotNext");
    expect(code(ann, "followUps", "g|time|1", later(2000), facts)).toBe("timeNotNext");
  });

  it("never changes or removes a time, for an admin neither", () => {
    for (const actor of [ann, sue, boss]) {
      expect(code(actor, "followUps", "f|time|0", later(1), factsOver(), now)).toBe("onlyOnce");
      expect(code(actor, "followUps", "f|time|0", undefined, factsOver(), now)).toBe("onlyOnce");
    }
  });

  it("sets author and creation once", () => {
    expect(code(ann, "followUps", "f|authorId", "ann", factsOver(), "sue")).toBe("onlyOnce");
    expect(code(sue, "followUps", "f|authorId", undefined, factsOver(), "ann")).toBe("onlyOnce");
    expect(code(ann, "followUps", "f|createdAt", later(1), factsOver(), now)).toBe("onlyOnce");
  });

  it("lets every writer change topic and kind (F3, F5)", () => {
    const bySue = factsOver({ "followUps/f|authorId": "sue" });
    expect(code(ann, "followUps", "f|subject", "new", bySue, "old")).toBe("ok");
    expect(code(ann, "followUps", "f|method", "phone", bySue, "visit")).toBe("ok");
  });
});

describe("F4: deleting a follow-up", () => {
  const by = (authorId: string, collaborator = false) =>
    factsOver(
      { "followUps/f|authorId": authorId },
      collaborator ? { subject: { ...ofAnn, collaboratorRight: "write" } } : {},
    );
  const remove = (actor: Actor, facts: DecideFacts, value: unknown = true) =>
    code(actor, "followUps", "f|deleted", value, facts);

  it("own; supervisor: group; admin: all", () => {
    expect(remove(ann, by("ann"))).toBe("ok");
    expect(remove(ann, by("sue"))).toBe("notAllowed");
    expect(remove(sue, by("ann"))).toBe("ok");
    expect(remove(boss, by("ann"))).toBe("ok");
    expect(remove(tom, by("ann"))).toBe("notAllowed");
    expect(remove(tom, by("tom"))).toBe("notAllowed");
    expect(remove(keeper, by("keeper"))).toBe("notAllowed");
  });

  it("a collaborator's own alone", () => {
    expect(remove(cai, by("cai", true))).toBe("ok");
    expect(remove(cai, by("ann", true))).toBe("notAllowed");
    expect(remove(ann, by("cai", true))).toBe("notAllowed");
    expect(remove(tom, by("ann", true))).toBe("notAllowed");
  });

  it("takes a mark or a time, and can be taken back by the same people", () => {
    expect(remove(ann, by("ann"), now)).toBe("ok");
    expect(remove(ann, by("ann"), false)).toBe("ok");
    expect(remove(ann, by("ann"), undefined)).toBe("ok");
    expect(remove(ann, by("ann"), "yes")).toBe("wrongType");
    expect(remove(ann, by("sue"), undefined)).toBe("notAllowed");
  });
});

describe("F6, F7, C12: the smaller lists", () => {
  it.each([
    ["promises", "p|kind", "gift", "ok"],
    ["promises", "p|kind", "bribe", "notInList"],
    ["promises", "p|dueAt", "soon", "notATime"],
    ["promises", "p|text", "x".repeat(5001), "tooLong"],
    ["promises", "p|owner", "x", "unknownKey"],
    ["issues", "i|kind", "complaint", "ok"],
    ["issues", "i|solvedAt", now, "ok"],
    ["issues", "i|solvedAt", undefined, "ok"],
    ["demands", "d|kind", "price", "ok"],
    ["demands", "d|deleted", true, "unknownKey"],
    ["purchases", "p|amount", 1999, "ok"],
    ["purchases", "p|amount", 19.99, "wrongType"],
    ["purchases", "p|quantity", 2.5, "ok"],
    ["purchases", "p|quantity", "2", "wrongType"],
    ["purchases", "p|currency", "CNY", "ok"],
    ["purchases", "p|currency", "yuan", "wrongType"],
    ["enquiries", "e|text", "x", "ok"],
    ["enquiries", "e|deleted", true, "ok"],
  ])("%s/%s = %j → %s", (root, key, value, wanted) => {
    expect(code(ann, root, key, value)).toBe(wanted);
  });
});

describe("R9: decide over anything", () => {
  const anything = fc.anything({ withBigInt: true, withMap: true, withTypedArray: true });

  it("never throws, and refuses everything to those who may not write", () => {
    const keys = fc.oneof(fc.string(), fc.constantFrom("name", "f|subject", "f|time|0", "f|deleted", "x.a"));
    const rootNames = fc.oneof(fc.string(), fc.constantFrom("fields", "followUps", "promises", "meta"));
    fc.assert(
      fc.property(rootNames, keys, anything, anything, (root, key, oldValue, newValue) => {
        for (const actor of [ben, cai, tom, keeper]) {
          expect(decide(actor, "customer", { root, key }, oldValue, newValue, factsOver()).ok).toBe(false);
        }
        decide(ann, "customer", { root, key }, oldValue, newValue, factsOver());
      }),
    );
  });

  it("accepts plain values alone", () => {
    const keys = fc.constantFrom("name", "company", "status", "nextVisitAt", "x.a", "birthday");
    fc.assert(
      fc.property(keys, anything, (key, value) => {
        if (code(ann, "fields", key, value) !== "ok") return;
        expect(value === null || ["string", "number", "boolean", "undefined"].includes(typeof value)).toBe(
          true,
        );
      }),
    );
  });
});

describe("the order of judging", () => {
  it("puts authors first, times by number, deletions last", () => {
    const keys = ["f|time|10", "f|deleted", "f|subject", "f|time|2", "f|authorId", "f|time|0"];
    const sorted = keys.map((key) => ({ root: "followUps", key })).sort(compareJudgingOrder);
    expect(sorted.map(({ key }) => key)).toEqual([
      "f|authorId",
      "f|subject",
      "f|time|0",
      "f|time|2",
      "f|time|10",
      "f|deleted",
    ]);
  });

  it("is a total order", () => {
    const change = fc.record({ root: fc.constantFrom("a", "b"), key: fc.string() });
    fc.assert(
      fc.property(change, change, change, (a, b, c) => {
        expect(Math.sign(compareJudgingOrder(a, b))).toBe(-Math.sign(compareJudgingOrder(b, a)) + 0);
        if (compareJudgingOrder(a, b) <= 0 && compareJudgingOrder(b, c) <= 0) {
          expect(compareJudgingOrder(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
