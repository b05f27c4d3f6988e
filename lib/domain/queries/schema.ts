import { z } from "zod";
import { isIsoTime } from "../calendar/iso-time";
import { dayOf, type Field, fieldOf, type Subject } from "./fields";
import {
  type CalendarUnit,
  type Condition,
  countConditions,
  customKinds,
  everything,
  type FieldKind,
  type FieldRef,
  isGroup,
  membersOf,
  type Query,
  type QueryGroup,
  type QueryNode,
  type QuerySubject,
  queryLimits,
  spanUnits,
} from "./model";
import { subjects } from "./subjects";

/** Which conditions a field of a kind can have; "empty" all of them (C5). */
export const opsByKind: Readonly<Record<FieldKind, readonly Condition["op"][]>> = {
  text: ["contains", "equals", "startsWith", "empty"],
  number: ["range", "empty"],
  date: ["within", "empty"],
  day: ["within", "empty"],
  choice: ["in", "empty"],
  person: ["in", "empty"],
};

const calendarUnits = ["day", "week", "month", "year"] as const satisfies readonly CalendarUnit[];
const count = z.number().int().min(1, "notInRange").max(queryLimits.count, "notInRange");
const unit = z.enum(spanUnits, "notInList");
const edge = z.string().refine((text) => isIsoTime(text) || dayOf(text) !== null, "notADate");

const span = z.union([
  z.strictObject({
    calendar: z.enum(calendarUnits),
    offset: z.number().int().min(-queryLimits.count).max(queryLimits.count),
  }),
  z.strictObject({ last: count, unit }),
  z.strictObject({ next: count, unit }),
  z.strictObject({ before: count, unit }),
  z.strictObject({ from: edge.optional(), to: edge.optional() }),
]);

const base = {
  field: z.string().max(80),
  as: z.enum(customKinds).optional(),
  not: z.literal(true).optional(),
};
const text = z
  .string()
  .max(queryLimits.text, "tooLong")
  .refine((value) => value.trim() !== "", "required");
const number = z.number().refine(Number.isFinite, "notANumber");

const condition = z.discriminatedUnion("op", [
  z.strictObject({ ...base, op: z.enum(["contains", "equals", "startsWith"]), value: text }),
  z.strictObject({ ...base, op: z.literal("range"), min: number.optional(), max: number.optional() }),
  z.strictObject({ ...base, op: z.literal("within"), span }),
  z.strictObject({
    ...base,
    op: z.literal("in"),
    values: z.array(z.string().max(queryLimits.text)).min(1, "required").max(queryLimits.values, "tooLong"),
  }),
  z.strictObject({ ...base, op: z.literal("empty") }),
]);

const node: z.ZodType<QueryNode> = z.lazy(() => z.union([condition as z.ZodType<Condition>, group]));
const nodes = z.array(node).max(queryLimits.conditions, "tooLong");
const group: z.ZodType<QueryGroup> = z.union([
  z.strictObject({ all: nodes, not: z.literal(true).optional() }),
  z.strictObject({ any: nodes, not: z.literal(true).optional() }),
]) as z.ZodType<QueryGroup>;

const sort = z.strictObject({
  field: base.field,
  as: base.as,
  dir: z.enum(["asc", "desc"]),
});

const shape = z.strictObject({
  where: group,
  sort: z.array(sort).max(queryLimits.sorts, "tooLong").default([]),
});

/** The field of a subject that is known by its name alone; its kind and options, not its rows (C5). */
export function fieldNamed(name: QuerySubject, ref: FieldRef): Field<never> | null {
  const subject: Subject<never> = subjects[name];
  return fieldOf(subject, ref);
}

/** Whether a condition fits its field: the field exists, and the operation is one of its kind (C5). */
export function isKnown(subject: QuerySubject, node: QueryNode): boolean {
  if (isGroup(node)) return membersOf(node).every((member) => isKnown(subject, member));
  const field = fieldNamed(subject, node);
  return field !== null && opsByKind[field.kind].includes(node.op);
}

export type ParsedQuery =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly code: "tooLong" | "invalid" };

/**
 * Reads a query that comes from outside: an address, a colleague's view, a request (C5). Nesting is looked at in the
 * text, before anything walks through it.
 */
export function parseQuery(subject: QuerySubject, text: string): ParsedQuery {
  if (text.length > queryLimits.json) return { ok: false, code: "tooLong" };
  if (nestingOf(text) > queryLimits.depth * 2 + 4) return { ok: false, code: "invalid" };
  const parsed = shape.safeParse(jsonOf(text));
  if (!parsed.success) return { ok: false, code: "invalid" };
  const query = parsed.data as Query;
  if (countConditions(query.where) > queryLimits.conditions) return { ok: false, code: "tooLong" };
  const sortsKnown = query.sort.every((each) => fieldNamed(subject, each) !== null);
  return sortsKnown && isKnown(subject, query.where) ? { ok: true, query } : { ok: false, code: "invalid" };
}

/** The query of a text, or the one that admits everything where the text is none (C5). */
export function queryOr(subject: QuerySubject, text: string, otherwise: Query = everything): Query {
  const parsed = parseQuery(subject, text);
  return parsed.ok ? parsed.query : otherwise;
}

/** A query as addresses, desks and requests carry it (C5). */
export function queryText(query: Query): string {
  return JSON.stringify(query);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses undefined.
    return undefined;
  }
}

/** How deep brackets nest; those inside strings count too, which only ever refuses more. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const sign of text) {
    if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
