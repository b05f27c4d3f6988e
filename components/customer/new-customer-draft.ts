import type { NewCustomerFields } from "@/lib/client/customers/open-customer";
import type { NewCustomerInput } from "@/lib/domain/customers/schema";
import type { CustomField } from "@/lib/domain/settings/model";
import { customValues } from "./custom-row";

/** What stands in the form; every value a text, empty where nothing was filled in. */
export type NewCustomerForm = NewCustomerInput;

type FilledForm = Required<NewCustomerForm>;

export const emptyForm: FilledForm = {
  name: "",
  company: "",
  jobTitle: "",
  phone: "",
  address: "",
  gender: "",
  industry: "",
  source: "",
  referrerId: "",
  level: "regular",
  status: "interested",
  resumeAt: "",
  nextVisitAt: "",
  birthday: "",
  custom: {},
};

/** A draft as storage gives it back: the texts of known fields. */
export function readFormDraft(stored: unknown): NewCustomerForm | null {
  if (typeof stored !== "object" || stored === null) return null;
  const values = stored as Record<string, unknown>;
  const known = Object.keys(emptyForm).filter((key) => typeof values[key] === "string");
  const custom = Object.entries(values.custom ?? {}).filter(([, text]) => typeof text === "string");
  // A choice that is none of the list is caught by the form's own check.
  return {
    ...emptyForm,
    ...Object.fromEntries(known.map((key) => [key, values[key]])),
    custom: Object.fromEntries(custom),
  };
}

/** Nothing was filled in beyond what the form began with. */
export const isFormEmpty = (form: NewCustomerForm, first: NewCustomerForm): boolean =>
  Object.values(form.custom ?? {}).every((text) => !text) &&
  (Object.keys(emptyForm) as (keyof NewCustomerForm)[]).every(
    (key) => key === "custom" || (form[key] ?? "") === (first[key] ?? ""),
  );

/** The checked form as the document takes it: what was left empty is left out. */
export function fieldsOf(
  input: NewCustomerInput,
  customFields: readonly CustomField[] = [],
): NewCustomerFields {
  const { resumeAt, referrerId, custom: texts = {}, ...rest } = input;
  const custom = customValues(customFields, texts);
  const fields = {
    ...rest,
    ...(rest.status === "onHold" ? { resumeAt } : {}),
    ...(rest.source === "referral" ? { referrerId } : {}),
    ...(Object.keys(custom).length > 0 ? { custom } : {}),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as NewCustomerFields;
}
