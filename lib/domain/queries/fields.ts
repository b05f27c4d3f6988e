import type { CustomKind, FieldKind, FieldRef } from "./model";
import { sortTextOf, textFact } from "./text";

/** A text fact, a number (dates in milliseconds, days since 1970), an option or id; null: empty. */
export type Fact = string | number | null;

/** One field that queries know (C5): how it is read from a row, the same on the device and for the server's tables. */
export interface Field<Row> {
  /** `name`, `x.<fieldId>` */
  readonly id: string;
  readonly kind: FieldKind;
  readonly read: (row: Row) => Fact;
  /** What it is sorted by, where that is something else than the fact. */
  readonly sortBy?: (row: Row) => Fact;
  /** Options of a choice, in their order. */
  readonly options?: readonly string[];
  /** What is looked for, made ready for this field. */
  readonly needle?: (needle: string) => string;
}

/** The fields of one kind of rows; custom ones come on top where rows carry them. */
export interface Subject<Row> {
  readonly fields: ReadonlyMap<string, Field<Row>>;
  readonly customOf: ((row: Row) => Readonly<Record<string, unknown>>) | null;
  readonly idOf: (row: Row) => string;
}

const customPrefix = "x.";
const customId = /^x\.[A-Za-z0-9_-]{1,64}$/;

/** The field that a query names, or null for one that the subject does not have (C5). */
export function fieldOf<Row>(subject: Subject<Row>, { field, as }: FieldRef): Field<Row> | null {
  const known = subject.fields.get(field);
  if (known) return as === undefined ? known : null;
  const { customOf } = subject;
  if (customOf === null || as === undefined || !customId.test(field)) return null;
  const id = field.slice(customPrefix.length);
  return { id: field, kind: as, read: (row) => customFact(customOf(row)[id], as) };
}

/** What a field is sorted by (C5). */
export function sortFact<Row>(field: Field<Row>, row: Row): Fact {
  if (field.sortBy) return field.sortBy(row);
  const fact = field.read(row);
  return field.kind === "text" && typeof fact === "string" ? sortTextOf(fact) : fact;
}

/** How a value of a custom field is read (C1): forms keep numbers as numbers, imports may bring them as text. */
export function customFact(value: unknown, as: CustomKind): Fact {
  if (as === "number") return numberOf(value);
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value : "";
  if (as === "day") return dayOf(text);
  return as === "choice" ? text || null : textFact(text);
}

function numberOf(value: unknown): number | null {
  if (typeof value === "string") {
    const text = value.normalize("NFKC").trim();
    return /^-?\d{1,300}(\.\d{1,300})?$/.test(text) ? zeroed(Number(text)) : null;
  }
  return typeof value === "number" && Number.isFinite(value) ? zeroed(value) : null;
}

/** JSON knows no -0. */
const zeroed = (value: number): number => (value === 0 ? 0 : value);

const dayMs = 86_400_000;

/** Days since 1970 of `2026-11-24`; null for anything else. */
export function dayOf(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : ms / dayMs;
}

/** Makes a subject out of a list of fields. */
export function subjectOf<Row>(
  fields: readonly Field<Row>[],
  rest: Omit<Subject<Row>, "fields">,
): Subject<Row> {
  return { fields: new Map(fields.map((field) => [field.id, field])), ...rest };
}
