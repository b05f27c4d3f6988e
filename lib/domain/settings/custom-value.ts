import { z } from "zod";
import { textLimit } from "../access/field-rules/values";
import { isIsoTime } from "../calendar/iso-time";
import type { CustomField } from "./model";

/** What a custom field is, as far as its values depend on it. */
export type FieldDefinition = Pick<CustomField, "kind" | "options">;

const codes = ["wrongType", "tooLong", "notADate", "notInList"] as const;
export type CustomValueCode = (typeof codes)[number];

const text = z.string("wrongType").max(textLimit, "tooLong");
const date = z.union([z.iso.date(), z.string().refine(isIsoTime)], "notADate");
const schemaByDefinition = new WeakMap<FieldDefinition, z.ZodType>();

/** The rule of a field that the admin defined (C1), made from its definition; messages are codes. */
export function customValueSchema(field: FieldDefinition): z.ZodType {
  const known = schemaByDefinition.get(field) ?? makeSchema(field);
  schemaByDefinition.set(field, known);
  return known;
}

function makeSchema({ kind, options }: FieldDefinition): z.ZodType {
  if (kind === "number") return z.number("wrongType");
  if (kind === "date") return date;
  return kind === "choice" ? z.enum(options, "notInList") : text;
}

/** What is wrong with a stored value of a custom field, as a code, or null (C1). */
export function customValueError(field: FieldDefinition, value: unknown): CustomValueCode | null {
  const result = customValueSchema(field).safeParse(value);
  if (result.success) return null;
  const message = result.error.issues[0]?.message;
  return codes.find((code) => code === message) ?? "wrongType";
}
