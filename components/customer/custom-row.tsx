import { z } from "zod";
import { textLimit } from "@/lib/domain/customers/schema";
import type { CustomField } from "@/lib/domain/settings/model";
import { ChoiceRow } from "./choice-row";
import { TextRow } from "./text-row";

interface CustomRowProps {
  readonly field: CustomField;
  readonly value: string | number | boolean | null | undefined;
  readonly scope: string;
  readonly onChange: ((value: string | number | undefined) => void) | null;
}

/** The rule of a field that the admin defined; messages are codes. */
const schemaByKind = {
  text: z.string().max(textLimit, "tooLong"),
  number: z.string().refine((text) => text === "" || Number.isFinite(Number(text)), "notANumber"),
  date: z.iso.date("notADate").or(z.literal("")),
  choice: z.string(),
} as const;

/** What is wrong with a custom field's text, as a code, or null. */
export function customFieldError(kind: CustomField["kind"], text: string): string | null {
  const result = schemaByKind[kind].safeParse(text.normalize("NFKC"));
  return result.success ? null : (result.error.issues[0]?.message ?? "invalid");
}

export const customFieldValue = (kind: CustomField["kind"], text: string): string | number | undefined => {
  if (text === "") return undefined;
  return kind === "number" ? Number(text.normalize("NFKC")) : text;
};

/** What is wrong with the texts of custom fields, by the id of the field. */
export function customErrors(
  fields: readonly CustomField[],
  texts: Readonly<Record<string, string>>,
): readonly (readonly [id: string, code: string])[] {
  return fields.flatMap(({ id, kind }) => {
    const code = customFieldError(kind, texts[id] ?? "");
    return code ? [[id, code] as const] : [];
  });
}

/** The values of what was typed; what was left empty is left out. */
export function customValues(
  fields: readonly CustomField[],
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    fields.flatMap(({ id, kind }) => {
      const value = customFieldValue(kind, (texts[id] ?? "").trim());
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}

/** A field of the company's own (C1): text, number, date or one of a list. */
export function CustomRow({ field, value, scope, onChange }: CustomRowProps) {
  const text = value === null || value === undefined ? "" : String(value);
  if (field.kind === "choice") {
    const options = field.options.map((option) => ({ value: option, label: option }));
    const choose = onChange && ((next: string) => onChange(next || undefined));
    return <ChoiceRow label={field.name} value={text} options={options} onChange={choose} />;
  }
  return (
    <TextRow
      label={field.name}
      value={text}
      scope={scope}
      type={field.kind === "date" ? "date" : "text"}
      inputMode={field.kind === "number" ? "decimal" : undefined}
      check={(next) => customFieldError(field.kind, next)}
      onChange={onChange && ((next) => onChange(customFieldValue(field.kind, next)))}
    />
  );
}
