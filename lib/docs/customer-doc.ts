import type * as Y from "yjs";
import {
  type CustomerFieldKey,
  type CustomerFields,
  customerFieldKeys,
  customerLevels,
  customerSources,
  customerStatuses,
  genders,
} from "../domain/customers/model";
import type { CustomerRecord } from "../domain/customers/record";
import { readAttachments } from "./customer-attachments";
import { readFollowUps } from "./customer-follow-ups";
import { readDemands, readEnquiries, readIssues, readPromises, readPurchases } from "./customer-lists";
import {
  asOneOf,
  asOptionalText,
  isPlainValue,
  type Plain,
  rootMap,
  setPlain,
  writeTogether,
} from "./map-access";
import { stampSchema } from "./schema-version";

export type { CustomerRecord } from "../domain/customers/record";
export {
  addFollowUp,
  deleteFollowUp,
  editFollowUp,
  followUpText,
  followUpTextName,
  type NewFollowUp,
  observeFollowUps,
  readFollowUps,
  redateFollowUp,
  restoreFollowUp,
} from "./customer-follow-ups";
export { appendParagraphs, plainText } from "./rich-text";

/** A key of `fields` that people write: one of C1, or `x.<fieldId>` of a custom field. */
export type WritableFieldKey = CustomerFieldKey | `x.${string}`;

/** Fields of a customer that is being made. */
export type NewCustomerFields = Partial<Omit<CustomerFields, "customerNo" | "createdAt">>;

/** Everything that a customer document says (C1), in the shapes of the domain. */
export function readCustomer(doc: Y.Doc): CustomerRecord {
  return {
    fields: readFields(doc),
    followUps: readFollowUps(doc),
    promises: readPromises(doc),
    issues: readIssues(doc),
    demands: readDemands(doc),
    purchases: readPurchases(doc),
    enquiries: readEnquiries(doc),
    attachments: readAttachments(doc),
  };
}

/** The fields alone: cheaper where nothing else is asked for. */
export function readFields(doc: Y.Doc): CustomerFields {
  const map = rootMap(doc, "fields");
  const text = (key: string) => asOptionalText(map.get(key));
  const custom: Record<string, Plain> = {};
  map.forEach((value, key) => {
    if (key.startsWith("x.") && isPlainValue(value)) custom[key.slice(2)] = value;
  });
  return {
    customerNo: text("customerNo"),
    name: text("name"),
    company: text("company"),
    jobTitle: text("jobTitle"),
    phone: text("phone"),
    address: text("address"),
    gender: asOneOf(genders, map.get("gender")),
    industry: text("industry"),
    source: asOneOf(customerSources, map.get("source")),
    referrerId: text("referrerId"),
    level: asOneOf(customerLevels, map.get("level")),
    status: asOneOf(customerStatuses, map.get("status")),
    resumeAt: text("resumeAt"),
    nextVisitAt: text("nextVisitAt"),
    birthday: text("birthday"),
    photo: text("photo"),
    createdAt: text("createdAt"),
    custom,
  };
}

/** Whether anything was ever written into the document: a customer that exists has its `createdAt`. */
export function isCustomerEmpty(doc: Y.Doc): boolean {
  return rootMap(doc, "fields").size === 0;
}

/** Makes a new customer (C6): one transaction, with `status` and `level` filled in where they are not given. */
export function createCustomer(doc: Y.Doc, fields: NewCustomerFields, now: string, origin?: unknown): void {
  const { custom = {}, ...given } = fields;
  writeTogether(
    doc,
    () => {
      const map = rootMap(doc, "fields");
      stampSchema(doc, "customer");
      setPlain(map, "createdAt", now);
      const filled = { status: "interested", level: "regular", ...withoutEmpty(given) };
      for (const key of customerFieldKeys) {
        if (key in filled) setPlain(map, key, (filled as Record<string, Plain | undefined>)[key]);
      }
      for (const [fieldId, value] of Object.entries(custom)) setPlain(map, `x.${fieldId}`, value);
    },
    origin,
  );
}

/** Sets one field, or clears it (C6). Text that is empty is cleared, so that no empty string needs a meaning. */
export function setField(
  doc: Y.Doc,
  key: WritableFieldKey,
  value: Plain | undefined,
  origin?: unknown,
): void {
  setFields(doc, { [key]: value }, origin);
}

/** Sets several fields as one transaction; only those that change are written. */
export function setFields(
  doc: Y.Doc,
  fields: Readonly<Partial<Record<WritableFieldKey, Plain | undefined>>>,
  origin?: unknown,
): void {
  writeTogether(
    doc,
    () => {
      const map = rootMap(doc, "fields");
      for (const [key, value] of Object.entries(fields)) {
        setPlain(map, key, value === "" || value === null ? undefined : value);
      }
    },
    origin,
  );
}

/** Writes the number that the server gave (C1). For the server alone: the rules refuse it from anyone else. */
export function setCustomerNo(doc: Y.Doc, customerNo: string, origin?: unknown): void {
  writeTogether(doc, () => setPlain(rootMap(doc, "fields"), "customerNo", customerNo), origin);
}

function withoutEmpty(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== "" && value !== null),
  );
}
