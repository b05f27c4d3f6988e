import { describe, expect, it } from "vitest";
import type { DocumentName } from "@/lib/domain/access/document-name";
import { type DocumentFacts, documentRight } from "@/lib/domain/access/documents";
import type { Actor, Subject } from "@/lib/domain/access/model";
import { groupSubject } from "@/lib/domain/access/subject";
import { ann, ben, boss, cai, inLaneOne, inOpenLane, keeper, ofAnn, sue, tom } from "../unit/domain/facts";

const people = { ann, ben, cai, sue, tom, boss, keeper };
type Rights = Partial<Record<keyof typeof people, "read" | "write">>;

const facts = (subject: Subject | null, more: Partial<DocumentFacts> = {}): DocumentFacts => ({
  exists: true,
  deleted: false,
  subject,
  ...more,
});

const all = (right: "read" | "write", ...names: (keyof typeof people)[]): Rights =>
  Object.fromEntries(names.map((name) => [name, right]));

const customer: DocumentName = { kind: "customer", id: "c" };
const table: [string, DocumentName, DocumentFacts, Rights][] = [
  ["own customer", customer, facts(ofAnn), all("write", "ann", "sue", "boss")],
  [
    "lent to read",
    customer,
    facts({ ...ofAnn, collaboratorRight: "read" }),
    { ...all("read", "ben", "cai", "tom"), ...all("write", "ann", "sue", "boss") },
  ],
  [
    "lent to write",
    customer,
    facts({ ...ofAnn, collaboratorRight: "write" }),
    all("write", "ann", "ben", "cai", "sue", "tom", "boss"),
  ],
  [
    "in a lane of group 1",
    customer,
    facts(inLaneOne),
    { ...all("read", "ann", "ben", "sue"), boss: "write" },
  ],
  [
    "in a lane for all",
    customer,
    facts(inOpenLane),
    { ...all("read", "ann", "ben", "cai", "sue", "tom"), boss: "write" },
  ],
  [
    "not made yet",
    customer,
    facts(null, { exists: false }),
    all("write", "ann", "ben", "cai", "sue", "tom", "boss"),
  ],
  ["without known owner", customer, facts(null), {}],
  ["deleted for ever", customer, facts(ofAnn, { deleted: true }), {}],
  ["deleted for ever, unknown", customer, facts(null, { deleted: true, exists: false }), {}],
  ["plans", { kind: "plans", id: "ann" }, facts(ofAnn), all("write", "ann", "sue", "boss")],
  ["plans of nobody", { kind: "plans", id: "x" }, facts(null), {}],
  ["desk", { kind: "desk", id: "ann" }, facts(ofAnn), all("write", "ann")],
  ["index", { kind: "index", id: "ann" }, facts(ofAnn), all("read", "ann", "sue", "boss")],
  ["index of nobody", { kind: "index", id: "x" }, facts(null), {}],
  ["pool of group 1", { kind: "pool", id: "l" }, facts(inLaneOne), all("read", "ann", "ben", "sue", "boss")],
  [
    "pool for all",
    { kind: "pool", id: "l" },
    facts(inOpenLane),
    all("read", "ann", "ben", "cai", "sue", "tom", "boss"),
  ],
  ["pool of an unknown lane", { kind: "pool", id: "x" }, facts(null), {}],
  [
    "board",
    { kind: "board", id: "2026-11" },
    facts(null),
    all("write", "ann", "ben", "cai", "sue", "tom", "boss"),
  ],
  [
    "settings",
    { kind: "settings" },
    facts(null),
    { ...all("read", "ann", "ben", "cai", "sue", "tom"), boss: "write" },
  ],
  ["people", { kind: "people" }, facts(null), all("read", "ann", "ben", "cai", "sue", "tom", "boss")],
  [
    "group 1",
    { kind: "group", id: "g1" },
    facts(groupSubject("g1")),
    all("read", "ann", "ben", "sue", "boss"),
  ],
  ["group of nobody", { kind: "group", id: "x" }, facts(null), {}],
  ["inbox", { kind: "inbox", id: "ann" }, facts(ofAnn), all("read", "ann")],
];

describe("R9: the right on a document as a whole", () => {
  it.each(table)("%s", (_title, name, about, rights) => {
    for (const [key, actor] of Object.entries(people)) {
      expect([key, documentRight(actor, name, about)]).toEqual([
        key,
        rights[key as keyof typeof people] ?? "none",
      ]);
    }
  });

  it.each(table)("%s: nothing for a role that is not known", (_title, name, about) => {
    for (const role of ["guest", "__proto__", "constructor", ""]) {
      expect(documentRight({ ...ann, role } as unknown as Actor, name, about)).toBe("none");
    }
  });
});
