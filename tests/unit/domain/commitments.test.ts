import { describe, expect, it } from "vitest";
import { openIssues, openPromises, pastPromises, solvedIssues } from "@/lib/domain/customers/commitments";
import type { CustomerIssue, CustomerPromise } from "@/lib/domain/customers/record";

const promise = (id: string, part: Partial<CustomerPromise> = {}): CustomerPromise => ({
  id,
  followUpId: null,
  kind: "promise",
  text: id,
  dueAt: null,
  keptAt: null,
  ...part,
});
const issue = (id: string, part: Partial<CustomerIssue> = {}): CustomerIssue => ({
  id,
  kind: "problem",
  text: id,
  raisedAt: null,
  dueAt: null,
  solution: "",
  solvedAt: null,
  ...part,
});
const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);

describe("promises (F6)", () => {
  const all = [
    promise("undated"),
    promise("late", { dueAt: "2026-11-20T00:00:00.000Z" }),
    promise("kept", { keptAt: "2026-11-23T00:00:00.000Z" }),
    promise("gift", { kind: "gift" }),
    promise("soon", { dueAt: "2026-11-27T00:00:00.000Z" }),
  ];

  it("are open until kept, those due first in front", () => {
    expect(ids(openPromises(all))).toEqual(["late", "soon", "undated"]);
  });

  it("are on record with concessions, gifts and favours, newest first", () => {
    expect(ids(pastPromises(all))).toEqual(["gift", "kept"]);
  });
});

describe("what a customer needs solved (F7)", () => {
  it("stands open by its day, and solved by when", () => {
    const all = [
      issue("old", { solvedAt: "2026-10-01T00:00:00.000Z" }),
      issue("new", { solvedAt: "2026-11-01T00:00:00.000Z" }),
      issue("undated"),
      issue("due", { dueAt: "2026-11-27T00:00:00.000Z" }),
    ];
    expect(ids(openIssues(all))).toEqual(["due", "undated"]);
    expect(ids(solvedIssues(all))).toEqual(["new", "old"]);
  });
});
