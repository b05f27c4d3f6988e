import { describe, expect, it } from "vitest";
import { groupChanges } from "@/components/history/group-changes";
import type { CustomerChange } from "@/lib/client/customers/model";

const at = "2026-11-24T01:00:00.000Z";
const row = (path: string, oldValue: unknown, newValue: unknown, when = at): CustomerChange => ({
  at: when,
  actorId: "u1",
  path,
  oldValue,
  newValue,
});
const said = (rows: readonly CustomerChange[]) =>
  groupChanges(rows).map((line) =>
    line.kind === "change" ? line.change.path : `${line.kind} ${line.words}`,
  );

describe("the record of changes as people read it (C6)", () => {
  it("makes one line of a new follow-up, and keeps what else the press changed", () => {
    const rows = [
      row("followUps/n1|time|0", null, at),
      row("followUps/n1|subject", null, "看大货样"),
      row("followUps/n1|method", null, "visit"),
      row("followUps/n1|createdAt", null, at),
      row("followUps/n1|authorId", null, "u1"),
      row("fields/nextVisitAt", null, at),
    ];
    expect(said(rows)).toEqual(["followUpWritten 看大货样", "fields/nextVisitAt"]);
  });

  it("makes one line of a new customer", () => {
    const rows = [
      row("fields/createdAt", null, at),
      row("fields/name", null, "李四"),
      row("fields/level", null, "vip"),
    ];
    expect(said(rows)).toEqual(["customerAdded 李四"]);
  });

  it("makes one line of a new promise, and keeps its later changes apart", () => {
    const later = "2026-11-24T02:00:00.000Z";
    const rows = [
      row("promises/p1|keptAt", null, later, later),
      row("promises/p1|dueAt", null, at),
      row("promises/p1|text", null, "周五前重打"),
      row("promises/p1|kind", null, "promise"),
    ];
    expect(said(rows)).toEqual(["promises/p1|keptAt", "entryAdded 周五前重打"]);
  });

  it("shows every later change, also in the same entry", () => {
    const later = "2026-11-24T02:00:00.000Z";
    const rows = [
      row("followUps/n1|subject", "看大货样", "重打", later),
      row("fields/company", "甲", "乙", later),
      row("followUps/n1|createdAt", null, at),
    ];
    expect(said(rows)).toEqual(["followUps/n1|subject", "fields/company", "followUpWritten "]);
  });

  it("leaves out what changed from nothing to nothing", () => {
    expect(said([row("followUps/n1|subject", null, "")])).toEqual([]);
  });
});
