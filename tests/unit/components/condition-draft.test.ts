import { describe, expect, it } from "vitest";
import {
  completeQuery,
  isComplete,
  newCondition,
  withMatch,
  withMember,
  withOp,
} from "@/components/queries/condition-draft";
import type { FieldInfo } from "@/components/queries/use-fields";
import { fieldKinds, type QueryGroup } from "@/lib/domain/queries/model";
import { opsByKind } from "@/lib/domain/queries/schema";

const name: FieldInfo = { ref: { field: "name" }, label: "Name", kind: "text", options: [] };

describe("conditions as one writes them (C5)", () => {
  it.each(fieldKinds)("begin with an operation that %s has", (kind) => {
    for (const op of opsByKind[kind]) expect(newCondition({ ...name, kind }, op).op).toBe(op);
    expect(newCondition({ ...name, kind }).op).toBe(opsByKind[kind][0]);
  });

  it("keep their text when the operation changes, and say the opposite where that is chosen", () => {
    const typed = { field: "name", op: "contains", value: "李" } as const;
    expect(withOp(name, typed, "startsWith", false)).toEqual({
      field: "name",
      op: "startsWith",
      value: "李",
    });
    const turned = withOp(name, typed, "contains", true);
    expect(turned).toEqual({ ...typed, not: true });
    expect(withOp(name, turned, "contains", false)).toEqual(typed);
    expect(withOp(name, typed, "empty", true)).toEqual({ field: "name", op: "empty", not: true });
  });

  it("leave the query alone until they say enough", () => {
    const full = { field: "name", op: "empty" } as const;
    const half = newCondition(name);
    expect(isComplete(half)).toBe(false);
    const where: QueryGroup = { all: [half, full, { any: [half] }, { any: [full, half], not: true }] };
    expect(completeQuery({ where, sort: [] }).where).toEqual({ all: [full, { any: [full], not: true }] });
  });

  it("change in place, go, and are asked together or one by one", () => {
    const [a, b] = [newCondition(name), { field: "name", op: "empty" } as const];
    expect(withMember({ all: [a, b] }, 0, b)).toEqual({ all: [b, b] });
    expect(withMember({ any: [a, b], not: true }, 1, null)).toEqual({ any: [a], not: true });
    expect(withMatch({ all: [a], not: true }, "any")).toEqual({ any: [a], not: true });
  });
});
