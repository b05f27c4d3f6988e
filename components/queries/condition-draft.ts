import {
  type Condition,
  type ConditionOp,
  isGroup,
  membersOf,
  type Query,
  type QueryGroup,
  type QueryNode,
  type Span,
} from "@/lib/domain/queries/model";
import { opsByKind } from "@/lib/domain/queries/schema";
import type { FieldInfo } from "./use-fields";

/** A condition as one begins it: complete where the field has an obvious value, else waiting for one. */
export function newCondition(
  { ref, kind }: FieldInfo,
  op: ConditionOp = opsByKind[kind][0] ?? "empty",
): Condition {
  switch (op) {
    case "contains":
    case "equals":
    case "startsWith":
      return { ...ref, op, value: "" };
    case "range":
      return { ...ref, op };
    case "within":
      return { ...ref, op, span: { calendar: "day", offset: 0 } };
    case "in":
      return { ...ref, op, values: [] };
    case "empty":
      return { ...ref, op };
  }
}

/** Another operation on the same field; what can stay of the value does. */
export function withOp(field: FieldInfo, before: Condition, op: ConditionOp, isNot: boolean): Condition {
  const fresh = newCondition(field, op);
  const kept = "value" in fresh && "value" in before ? { ...fresh, value: before.value } : fresh;
  const next = before.op === op ? before : kept;
  const { not: _not, ...plain } = next;
  return (isNot ? { ...plain, not: true } : plain) as Condition;
}

/** Whether a condition says enough to be asked. */
export function isComplete(condition: Condition): boolean {
  switch (condition.op) {
    case "contains":
    case "equals":
    case "startsWith":
      return condition.value.trim() !== "";
    case "in":
      return condition.values.length > 0;
    case "range":
      return condition.min !== undefined || condition.max !== undefined;
    case "within":
      return isCompleteSpan(condition.span);
    case "empty":
      return true;
  }
}

function isCompleteSpan(span: Span): boolean {
  return "calendar" in span || "unit" in span || span.from !== undefined || span.to !== undefined;
}

/** The query without what is still being written: conditions without a value, groups without a condition. */
export function completeQuery(query: Query): Query {
  return { where: completeGroup(query.where), sort: query.sort };
}

function completeGroup(group: QueryGroup): QueryGroup {
  const members = membersOf(group)
    .map((member) => (isGroup(member) ? completeGroup(member) : member))
    .filter((member) => (isGroup(member) ? membersOf(member).length > 0 : isComplete(member)));
  return withMembers(group, members);
}

/** The group with other members. */
export function withMembers(group: QueryGroup, members: readonly QueryNode[]): QueryGroup {
  const not = group.not ? { not: true as const } : {};
  return "all" in group ? { all: members, ...not } : { any: members, ...not };
}

/** The group with one member replaced, or taken out (null). */
export function withMember(group: QueryGroup, at: number, member: QueryNode | null): QueryGroup {
  const members = [...membersOf(group)];
  members.splice(at, 1, ...(member ? [member] : []));
  return withMembers(group, members);
}

/** The group with all or any of its members asked for. */
export function withMatch(group: QueryGroup, match: "all" | "any"): QueryGroup {
  const members = membersOf(group);
  const not = group.not ? { not: true as const } : {};
  return match === "all" ? { all: members, ...not } : { any: members, ...not };
}

/** Whether a query says anything at all. */
export const saysNothing = ({ where, sort }: Query): boolean =>
  membersOf(where).length === 0 && sort.length === 0;
