import type { z } from "zod";
import type { ApiRefusal } from "../errors";

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: ApiRefusal };

/** Messages of our schemas are codes of `errors.json`; zod's own kinds of fault are mapped to such codes here. */
export function check<Schema extends z.ZodType>(schema: Schema, input: unknown): Checked<z.output<Schema>> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    fields[issue.path.map(String).join(".") || "body"] ??= codeOf(issue);
  }
  return { ok: false, refusal: { code: "invalidInput", fields } };
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (/^[a-z][A-Za-z]+$/.test(issue.message)) return issue.message;
  if (issue.code === "too_small") return issue.minimum === 1 ? "required" : "tooShort";
  if (issue.code === "too_big") return "tooLong";
  if (issue.code === "invalid_type" && issue.input === undefined) return "required";
  return "invalid";
}
