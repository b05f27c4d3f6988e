import type * as Y from "yjs";
import type { CustomerRow } from "../domain/customers/model";
import { type CustomerRowFacts, customerRow } from "../domain/customers/project";
import type { FollowUpRow } from "../domain/follow-ups/model";
import { followUpRow } from "../domain/follow-ups/project";
import type { PlanRow } from "../domain/plans/model";
import { planRow } from "../domain/plans/project";
import { readFields } from "./customer-doc";
import { followUpText, readFollowUps } from "./customer-follow-ups";
import { readEnquiries, readPurchases } from "./customer-lists";
import { readPlans } from "./plans-doc";
import { plainText } from "./rich-text";

/** Rows of one customer document: what tables, index documents and overlays are made of (I5). */
export interface ProjectedCustomer {
  readonly row: CustomerRow;
  /** Deleted follow-ups included, with `deleted` set. */
  readonly followUps: readonly { readonly row: FollowUpRow; readonly text: string }[];
}

/** Computes the rows of a customer document: the same on server and device. */
export function projectCustomerDoc(doc: Y.Doc, facts: CustomerRowFacts): ProjectedCustomer {
  const followUps = readFollowUps(doc);
  return {
    row: customerRow(rowRecord(doc, followUps), facts),
    followUps: followUps.map((followUp) => {
      const text = plainText(followUpText(doc, followUp.id));
      return { row: followUpRow(facts.id, followUp, text), text };
    }),
  };
}

/** The customer's own row alone: no text is read, so it is cheap after a change of a field. */
export function projectCustomerRow(doc: Y.Doc, facts: CustomerRowFacts): CustomerRow {
  return customerRow(rowRecord(doc, readFollowUps(doc)), facts);
}

const rowRecord = (doc: Y.Doc, followUps: ReturnType<typeof readFollowUps>) => ({
  fields: readFields(doc),
  followUps,
  purchases: readPurchases(doc),
  enquiries: readEnquiries(doc),
});

/** One follow-up alone: after a change of its text. null where the document has no such follow-up. */
export function projectFollowUp(
  doc: Y.Doc,
  customerId: string,
  followUpId: string,
): { readonly row: FollowUpRow; readonly text: string } | null {
  const followUp = readFollowUps(doc).find(({ id }) => id === followUpId);
  if (!followUp) return null;
  const text = plainText(followUpText(doc, followUpId));
  return { row: followUpRow(customerId, followUp, text), text };
}

/** Rows of a person's plans. */
export function projectPlansDoc(doc: Y.Doc, userId: string): PlanRow[] {
  return readPlans(doc).map((plan) => planRow(userId, plan));
}

/** What the follow-ups of a customer say in full, without those removed (F2). */
export function projectNoteTexts(doc: Y.Doc): { readonly id: string; readonly text: string }[] {
  return readFollowUps(doc)
    .filter(({ deleted }) => !deleted)
    .map(({ id }) => ({ id, text: plainText(followUpText(doc, id)) }));
}
