import { z } from "zod";
import { shortLimit } from "../access/field-rules/values";
import { isIsoTime } from "../calendar/iso-time";
import { isBirthday } from "./birthday";
import { customerLevels, customerSources, customerStatuses, genders } from "./model";

export { shortLimit, textLimit } from "../access/field-rules/values";

/** Messages are codes; forms look them up in `errors`. */
const shortText = z.string().trim().max(shortLimit, "tooLong");

/** Landlines, extensions, several numbers and foreign ones are all telephone numbers (C1). */
const phoneSigns = /^[\p{Nd}\s+()（）\-–—.,，、;；/#*xX转分机extEXT:：]*$/u;

const phone = shortText.refine(isPhone, "phone");
const isoTime = z.string().refine(isIsoTime, "notATime");

/** Each field of C1 as a form takes it; empty text means "not filled in". */
export const customerFieldSchemas = {
  name: shortText.min(1, "required"),
  company: shortText,
  jobTitle: shortText,
  phone,
  address: shortText,
  gender: z.enum(genders, "notInList").or(z.literal("")),
  industry: shortText,
  source: z.enum(customerSources, "notInList").or(z.literal("")),
  referrerId: shortText,
  level: z.enum(customerLevels, "notInList"),
  status: z.enum(customerStatuses, "notInList"),
  resumeAt: isoTime.or(z.literal("")),
  nextVisitAt: isoTime.or(z.literal("")),
  birthday: z.string().refine(isBirthday, "notADate").or(z.literal("")),
} as const;

/** The form that adds a customer (C6): a name is enough. */
export const newCustomerSchema = z
  .object({
    ...customerFieldSchemas,
    /** Of custom fields, by their id, as typed. */
    custom: z.record(z.string(), z.string()),
  })
  .partial()
  .required({ name: true });
export type NewCustomerInput = z.infer<typeof newCustomerSchema>;

export type CustomerFormField = keyof typeof customerFieldSchemas;

/** What is wrong with one field's value, as a code, or null: for editing in place (C6). */
export function customerFieldError(field: CustomerFormField, value: string): string | null {
  const result = customerFieldSchemas[field].safeParse(value);
  return result.success ? null : (result.error.issues[0]?.message ?? "invalid");
}

/** Whether a text may be a telephone number (C1): empty, or signs of numbers with at least three digits. */
export function isPhone(value: string): boolean {
  if (value === "") return true;
  const digits = value.normalize("NFKC").replace(/\D/g, "");
  return phoneSigns.test(value) && digits.length >= 3;
}
