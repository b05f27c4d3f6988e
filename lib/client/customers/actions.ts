import { v7 as uuid } from "uuid";
import type * as Y from "yjs";
import { nowIso } from "@/lib/client/time/clock";
import { requireWorkspace } from "@/lib/client/workspace/current-workspace";
import type { WritableFieldKey } from "@/lib/docs/customer-doc";
import * as docs from "@/lib/docs/customer-doc";
import { customerName } from "@/lib/docs/names";
import type { FollowUpMethod } from "@/lib/domain/follow-ups/model";
import { addPromise } from "./list-actions";
import type { NewCustomerFields, NewFollowUp } from "./model";

/** Either an open document, or the id of a customer whose document is opened for the moment of the change. */
export type CustomerRef = string | Y.Doc;

async function change<T>(ref: CustomerRef, write: (doc: Y.Doc) => T): Promise<T> {
  if (typeof ref !== "string") return write(ref);
  return requireWorkspace().documents.change(customerName(ref), write);
}

/** Makes a customer on this device (C1); works offline, the server gives the number later. Answers the id. */
export async function createCustomer(fields: NewCustomerFields): Promise<string> {
  const id = uuid();
  await requireWorkspace().documents.create(customerName(id), (doc) =>
    docs.createCustomer(doc, fields, nowIso()),
  );
  return id;
}

/** Sets one field; undefined takes it away. */
export const setCustomerField = (
  ref: CustomerRef,
  key: WritableFieldKey,
  value: string | number | boolean | null | undefined,
): Promise<void> => change(ref, (doc) => docs.setField(doc, key, value));

/** Writes a follow-up, its text and the next date in one step (F1): one change for everyone who sees it. */
export async function addFollowUp(ref: CustomerRef, followUp: NewFollowUp): Promise<string> {
  const id = uuid();
  const now = nowIso();
  const authorId = requireWorkspace().userId;
  const { method, subject = "", nextVisitAt, time = now, promise } = followUp;
  const text = followUp.text?.trim() ? followUp.text.split("\n") : undefined;
  await change(ref, (doc) =>
    doc.transact(() => {
      docs.addFollowUp(doc, { id, subject, method, authorId, time, now, text });
      if (nextVisitAt !== undefined) docs.setField(doc, "nextVisitAt", nextVisitAt ?? undefined);
      if (promise) addPromise(doc, { kind: "promise", ...promise, followUpId: id });
    }),
  );
  return id;
}

export const editFollowUp = (
  ref: CustomerRef,
  followUpId: string,
  changes: { readonly subject?: string; readonly method?: FollowUpMethod },
): Promise<void> => change(ref, (doc) => docs.editFollowUp(doc, followUpId, changes));

/** "Match" (F3): the follow-up took place at another time; earlier times stay on record. */
export const redateFollowUp = (ref: CustomerRef, followUpId: string, time: string): Promise<string> =>
  change(ref, (doc) => docs.redateFollowUp(doc, followUpId, time));

export const deleteFollowUp = (ref: CustomerRef, followUpId: string): Promise<void> =>
  change(ref, (doc) => docs.deleteFollowUp(doc, followUpId));

/** Takes a deletion back: undo. */
export const restoreFollowUp = (ref: CustomerRef, followUpId: string): Promise<void> =>
  change(ref, (doc) => docs.restoreFollowUp(doc, followUpId));
