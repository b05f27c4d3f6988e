import { describe, expect, it } from "vitest";
import { type DecideFacts, decide, deletionCap, rootRule, rootsOf } from "@/lib/domain/access/decide";
import { type DocumentKind, documentKinds } from "@/lib/domain/access/document-name";
import type { Actor } from "@/lib/domain/access/model";
import { ann, ben, boss, factsOver, keeper, now, sue, tom } from "./facts";

function code(
  kind: DocumentKind,
  actor: Actor,
  path: string,
  newValue: unknown,
  facts: DecideFacts = factsOver(),
  oldValue?: unknown,
): string {
  const [root = "", key = ""] = path.split("/");
  const decision = decide(actor, kind, { root, key }, oldValue, newValue, facts);
  return decision.ok ? "ok" : decision.code;
}

describe("W: plans", () => {
  const plan = (path: string, value: unknown, actor: Actor = ann, facts?: DecideFacts, old?: unknown) =>
    code("plans", actor, `plans/${path}`, value, facts, old);
  const finished = { "plans/p|doneAt": now, "plans/p|authorId": "ann" };

  it.each([
    ["p|topic", "拜访", "ok"],
    ["p|topic", "", "required"],
    ["p|startAt", now, "ok"],
    ["p|startAt", "9:00", "notATime"],
    ["p|content", "x".repeat(5000), "ok"],
    ["p|content", "x".repeat(5001), "tooLong"],
    ["p|authorId", "ann", "ok"],
    ["p|authorId", "sue", "notSelf"],
    ["p|doneBy", "sue", "notSelf"],
    ["p|done|2026-11-23", true, "ok"],
    ["p|done|2026-13-23", true, "unknownKey"],
    ["p|skipped|2026-11-23", true, "ok"],
    ["p|state", "late", "unknownKey"],
  ])("%s = %j → %s", (key, value, wanted) => {
    expect(plan(key, value)).toBe(wanted);
  });

  it("belongs to its person, their supervisors and admins (W2)", () => {
    expect(plan("p|topic", "x", sue)).toBe("ok");
    expect(plan("p|topic", "x", boss)).toBe("ok");
    for (const actor of [ben, tom, keeper]) expect(plan("p|topic", "x", actor)).toBe("notAllowed");
  });

  it("W3: who may mark done is a setting", () => {
    const managers = factsOver({}, { settings: { planDoneBy: "managers" } });
    for (const key of ["p|doneAt", "p|done|2026-11-23"]) {
      const value = key === "p|doneAt" ? now : true;
      expect(plan(key, value)).toBe("ok");
      expect(plan(key, value, ann, managers)).toBe("notAllowed");
      expect(plan(key, value, sue, managers)).toBe("ok");
      expect(plan(key, value, boss, managers)).toBe("ok");
      expect(plan(key, undefined, ann, managers, value)).toBe("notAllowed");
    }
  });

  it("W4: a salesperson deletes only own finished plans", () => {
    expect(plan("p|deleted", true)).toBe("notFinished");
    expect(plan("p|deleted", true, ann, factsOver(finished))).toBe("ok");
    expect(plan("p|deleted", true, ben, factsOver(finished))).toBe("notAllowed");
  });

  it("W4: a supervisor only finished plans of own groups, an admin any", () => {
    expect(plan("p|deleted", true, sue)).toBe("notFinished");
    expect(plan("p|deleted", true, sue, factsOver(finished))).toBe("ok");
    expect(plan("p|deleted", true, tom, factsOver(finished))).toBe("notAllowed");
    expect(plan("p|deleted", true, boss)).toBe("ok");
  });
});

describe("desk: that person alone", () => {
  it.each([
    ["views/v|name", "大客户", "ok"],
    ["views/v|query", "x".repeat(5001), "tooLong"],
    ["views/v|secret", "x", "unknownKey"],
    ["quickInputs/q|text", "您好", "ok"],
    ["dismissed/visit:c1", now, "ok"],
    ["settings/locale", "en", "ok"],
    ["settings/a b", "en", "unknownKey"],
    ["settings/locale", {}, "notPlain"],
  ])("%s = %j → %s", (path, value, wanted) => {
    expect(code("desk", ann, path, value)).toBe(wanted);
  });

  it("is closed to everyone else", () => {
    for (const actor of [ben, sue, tom, boss, keeper]) {
      expect(code("desk", actor, "settings/locale", "en")).toBe("notAllowed");
    }
  });
});

describe("B2, B4: the board", () => {
  const byAnn = factsOver({ "posts/p|authorId": "ann" });
  const post = (key: string, value: unknown, actor: Actor = ann, facts = byAnn, old?: unknown) =>
    code("board", actor, `posts/${key}`, value, facts, old);

  it("is set once by the author", () => {
    expect(post("p|title", "今天")).toBe("ok");
    expect(post("p|title", "明天", ann, byAnn, "今天")).toBe("onlyOnce");
    expect(post("p|title", undefined, ann, byAnn, "今天")).toBe("onlyOnce");
    expect(post("p|title", "今天", ben)).toBe("notAllowed");
    expect(post("p|mood", "😀")).toBe("ok");
    expect(post("p|content", "x".repeat(5001))).toBe("tooLong");
    expect(post("p|authorId", "ben")).toBe("notSelf");
    expect(post("p|authorName", "Ann")).toBe("serverOnly");
  });

  it("is changed and deleted by admins alone", () => {
    expect(post("p|title", "明天", boss, byAnn, "今天")).toBe("ok");
    expect(post("p|deleted", true, boss)).toBe("ok");
    for (const actor of [ann, ben, sue, keeper]) expect(post("p|deleted", true, actor)).toBe("notAllowed");
    expect(post("p|authorId", "boss", boss, byAnn, "ann")).toBe("onlyOnce");
  });

  it("lets the person that a task names say that it is done", () => {
    expect(post("p|task|ben|dueAt", now)).toBe("ok");
    expect(post("p|task|ben|dueAt", now, ben)).toBe("notAllowed");
    const asked = factsOver({ "posts/p|authorId": "ann", "posts/p|task|ben|dueAt": now });
    expect(post("p|task|ben|doneAt", now, ben, asked)).toBe("ok");
    expect(post("p|task|ben|doneAt", undefined, ben, asked, now)).toBe("ok");
    expect(post("p|task|ben|doneAt", now, ann, asked)).toBe("notAllowed");
    expect(post("p|task|ben|doneAt", now, ben)).toBe("notAllowed");
    expect(post("p|task|ben|state", now, ben)).toBe("unknownKey");
  });

  it("takes replies by the same rules", () => {
    const facts = factsOver({ "replies/r|authorId": "ben" });
    expect(code("board", ben, "replies/r|content", "好", facts)).toBe("ok");
    expect(code("board", ann, "replies/r|content", "好", facts)).toBe("notAllowed");
    expect(code("board", ben, "replies/r|postId", "q", facts, "p")).toBe("onlyOnce");
    expect(code("board", keeper, "replies/r|content", "好")).toBe("notAllowed");
  });
});

describe("M2: settings are kept by admins", () => {
  it.each([
    ["settings/planDoneBy", "managers", "ok"],
    ["settings/planDoneBy", "all", "notInList"],
    ["settings/poolDays", 30, "ok"],
    ["customFields/f|kind", "choice", "ok"],
    ["customFields/f|kind", "file", "notInList"],
    ["lanes/l|groupIds", "[]", "ok"],
    ["lanes/l|groupIds", ["g1"], "notPlain"],
    ["thresholds/visit.notice", 3, "ok"],
    ["thresholds/visit.notice", "3", "wrongType"],
    ["holidays/h|date", "lunar:--01-01", "ok"],
    ["company/name", "新名", "serverOnly"],
    ["unknown/name", "x", "unknownKey"],
  ])("%s = %j → %s", (path, value, wanted) => {
    expect(code("settings", boss, path, value)).toBe(wanted);
  });

  it("by nobody else", () => {
    for (const actor of [ann, sue, keeper]) {
      for (const path of [
        "settings/planDoneBy",
        "customFields/f|name",
        "customFields/f|quick",
        "products/p|name",
      ]) {
        expect(code("settings", actor, path, "author")).toBe("notAllowed");
      }
    }
  });
});

describe("server-written documents", () => {
  it.each(["index", "pool", "people", "inbox"] as const)("%s takes nothing from people", (kind) => {
    for (const actor of [ann, sue, boss, keeper]) {
      for (const root of rootsOf(kind)) {
        expect(code(kind, actor, `${String(root.name)}/k`, "x")).toBe("serverOnly");
      }
    }
  });
});

describe("roots of each kind", () => {
  it("always hold meta, and name what nobody else may", () => {
    for (const kind of documentKinds) {
      expect(rootRule(kind, "meta")?.type).toBe("map");
      for (const name of ["", "x", "__proto__", "text:", "text:a/b", "text:a b"]) {
        expect(rootRule(kind, name)).toBeUndefined();
      }
    }
  });

  it("give customers one text per entry", () => {
    expect(rootRule("customer", "text:0190b6f0-0000-7000-8000-000000000001")?.type).toBe("fragment");
    expect(rootRule("plans", "text:a")).toBeUndefined();
  });

  it("cap deletions by role, unknown roles lowest", () => {
    expect(deletionCap("admin")).toBeGreaterThan(deletionCap("supervisor"));
    expect(deletionCap("__proto__")).toBe(deletionCap("salesperson"));
  });
});
