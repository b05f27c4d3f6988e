import { describe, expect, it } from "vitest";
import type { Draft, Duplicate, DuplicateChoice } from "@/lib/domain/imports/model";
import { planImport } from "@/lib/domain/imports/plan";

const draft = (line: number, changes: Partial<Draft> = {}): Draft => ({
  line,
  fields: { name: "李建平", phone: "13800138000" },
  createdAt: null,
  ownerId: null,
  laneId: null,
  followUp: null,
  problems: [],
  ...changes,
});

function plan(
  drafts: readonly Draft[],
  duplicates: [number, Duplicate][],
  choice: DuplicateChoice,
  takeFaulty = false,
) {
  let made = 0;
  const choices = { duplicates: choice, byLine: new Map(), takeFaulty, laneId: null };
  return planImport(drafts, new Map(duplicates), choices, () => `new-${++made}`);
}

const twice = [
  draft(1, { fields: { name: "李建平", company: "苏州公司" } }),
  draft(2, { fields: { name: "李建平", address: "园区2号" } }),
];
const ofLine: [number, Duplicate][] = [[2, { kind: "line", line: 1, by: "phone" }]];

describe("what becomes of the rows of a file", () => {
  it("two rows of one person become one that says what both say, and no row is called skipped for it", () => {
    const { rows, merged, skipped } = plan(twice, ofLine, "update");
    expect(rows.map(({ fields }) => fields)).toEqual([
      { name: "李建平", company: "苏州公司", address: "园区2号" },
    ]);
    expect({ merged, skipped }).toEqual({ merged: [2], skipped: [] });
  });

  it("the second of two rows of one person is left out, or comes as well, as is chosen", () => {
    expect(plan(twice, ofLine, "skip")).toMatchObject({ merged: [], skipped: [2] });
    const added = plan(twice, ofLine, "add");
    expect(added.rows.map(({ mode, onDuplicate }) => [mode, onDuplicate])).toEqual([
      ["add", "add"],
      ["add", "add"],
    ]);
  });

  it("a row of a customer who is there changes that one", () => {
    const known: [number, Duplicate][] = [[1, { kind: "known", id: "there", by: "phone" }]];
    expect(plan([draft(1)], known, "update").rows).toMatchObject([{ id: "there", mode: "update" }]);
  });

  it("a row of somebody else's customer is left out, or goes to the server, which knows what may become of it", () => {
    for (const told of [
      { kind: "elsewhere", ask: "王五" },
      { kind: "known", id: "pooled", by: "server" },
    ] as const) {
      expect(plan([draft(1)], [[1, told]], "skip")).toMatchObject({ rows: [], skipped: [1] });
      const { rows } = plan([draft(1)], [[1, told]], "update");
      expect(rows).toMatchObject([{ id: "new-1", mode: "add", onDuplicate: "update" }]);
    }
  });

  it("faulty rows stay out, unless they are to come without the faulty cell; none comes without a name", () => {
    const phone = draft(1, { problems: [{ line: 1, column: 1, code: "phone", value: "abc" }] });
    const nameless = draft(2, { problems: [{ line: 2, column: 0, code: "nameMissing", value: "" }] });
    expect(plan([phone, nameless], [], "skip")).toMatchObject({ rows: [], faulty: [1, 2] });
    expect(plan([phone, nameless], [], "skip", true)).toMatchObject({ rows: [{ line: 1 }], faulty: [2] });
  });
});
