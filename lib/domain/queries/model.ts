/** A query as it is saved, shared, put into an address and sent to the server (C5, F2, P3): plain JSON. */

export const querySubjects = ["customers", "followUps", "pool"] as const;
export type QuerySubject = (typeof querySubjects)[number];

/** What a field holds. `date` is a moment, `day` a day of the calendar without a time zone. */
export const fieldKinds = ["text", "number", "date", "day", "choice", "person"] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** How a field that the admin defined is read; the query says it, so that it means the same wherever it is asked. */
export const customKinds = ["text", "number", "day", "choice"] as const;
export type CustomKind = (typeof customKinds)[number];

/** A field of the subject, or a custom one: `x.<fieldId>` with the way to read it. */
export interface FieldRef {
  readonly field: string;
  readonly as?: CustomKind;
}

export const spanUnits = ["hour", "day", "week", "month", "year"] as const;
export type SpanUnit = (typeof spanUnits)[number];
export type CalendarUnit = Exclude<SpanUnit, "hour">;

/** A span of time, in the company's calendar; weeks begin on Monday. */
export type Span =
  /** The day, week, month or year `offset` away from the present one: yesterday is a day at -1. */
  | { readonly calendar: CalendarUnit; readonly offset: number }
  /** The last or next so many, the present one included: the last 3 days are today and the two before. */
  | { readonly last: number; readonly unit: SpanUnit }
  | { readonly next: number; readonly unit: SpanUnit }
  /** Longer ago than that. */
  | { readonly before: number; readonly unit: SpanUnit }
  /** From and to: days (both included) or moments (the end not included). */
  | { readonly from?: string; readonly to?: string };

interface ConditionBase extends FieldRef {
  /** The opposite: what does not meet the condition, empty fields among them. */
  readonly not?: true;
}

export type TextOp = "contains" | "equals" | "startsWith";
export interface TextCondition extends ConditionBase {
  readonly op: TextOp;
  readonly value: string;
}
export interface RangeCondition extends ConditionBase {
  readonly op: "range";
  /** Both included. */
  readonly min?: number;
  readonly max?: number;
}
export interface WithinCondition extends ConditionBase {
  readonly op: "within";
  readonly span: Span;
}
export interface InCondition extends ConditionBase {
  readonly op: "in";
  /** Options of a choice, or ids of people, among which `me` is whoever asks. */
  readonly values: readonly string[];
}
export interface EmptyCondition extends ConditionBase {
  readonly op: "empty";
}

export type Condition = TextCondition | RangeCondition | WithinCondition | InCondition | EmptyCondition;
export type ConditionOp = Condition["op"];

/** All or any of some conditions and groups. An empty group says nothing and lets everything through. */
export interface AllGroup {
  readonly all: readonly QueryNode[];
  readonly not?: true;
}
export interface AnyGroup {
  readonly any: readonly QueryNode[];
  readonly not?: true;
}
export type QueryGroup = AllGroup | AnyGroup;
export type QueryNode = Condition | QueryGroup;

export interface QuerySort extends FieldRef {
  readonly dir: "asc" | "desc";
}

export interface Query {
  readonly where: QueryGroup;
  /** The first decides, the next where it is equal, at last the id. Empty fields stand last both ways. */
  readonly sort: readonly QuerySort[];
}

/** Stands for whoever asks, so that a shared query shows each their own. */
export const me = "me";

export const queryLimits = {
  depth: 5,
  conditions: 40,
  sorts: 4,
  values: 100,
  text: 200,
  /** Of the whole as JSON. */
  json: 5000,
  count: 10_000,
} as const;

export const everything: Query = { where: { all: [] }, sort: [] };

/** Whether a node is a group (C5). */
export function isGroup(node: QueryNode): node is QueryGroup {
  return "all" in node || "any" in node;
}

/** The members of a group (C5). */
export function membersOf(group: QueryGroup): readonly QueryNode[] {
  return "all" in group ? group.all : group.any;
}

/** How many conditions a query has, groups counted through (C5). */
export function countConditions(node: QueryNode): number {
  if (!isGroup(node)) return 1;
  return membersOf(node).reduce((sum, member) => sum + countConditions(member), 0);
}
