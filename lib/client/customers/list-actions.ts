import { v7 as uuid } from "uuid";
import type * as Y from "yjs";
import { nowIso } from "@/lib/client/time/clock";
import { type CustomerList, writeListEntry } from "@/lib/docs/customer-lists";
import type { DemandKind, IssueKind, PromiseKind } from "@/lib/domain/customers/record";

/** Adds a promise, concession, gift or favour (F6). Answers its id. */
export function addPromise(
  doc: Y.Doc,
  promise: {
    readonly kind: PromiseKind;
    readonly text: string;
    readonly dueAt: string | null;
    readonly followUpId?: string;
  },
): string {
  const { kind, text, dueAt, followUpId } = promise;
  return add(doc, "promises", { kind, text, dueAt: dueAt ?? undefined, followUpId });
}

/** Adds a problem, complaint, request or question (F7). Answers its id. */
export function addIssue(
  doc: Y.Doc,
  issue: { readonly kind: IssueKind; readonly text: string; readonly dueAt: string | null },
): string {
  const { kind, text, dueAt } = issue;
  return add(doc, "issues", { kind, text, raisedAt: nowIso(), dueAt: dueAt ?? undefined });
}

/** Adds what the customer asks of quality, delivery or price (C12). Answers its id. */
export function addDemand(doc: Y.Doc, demand: { readonly kind: DemandKind; readonly text: string }): string {
  return add(doc, "demands", demand);
}

/** Adds what the customer bought (C12). Amount in minor units. Answers its id. */
export function addPurchase(
  doc: Y.Doc,
  purchase: {
    readonly productId: string;
    readonly at: string;
    readonly quantity: number;
    readonly amount: number;
    readonly currency: string;
  },
): string {
  return add(doc, "purchases", purchase);
}

/** Adds what the customer asked about (C12). Answers its id. */
export function addEnquiry(
  doc: Y.Doc,
  enquiry: { readonly productId: string; readonly at: string; readonly text: string },
): string {
  const { text, ...rest } = enquiry;
  return add(doc, "enquiries", { ...rest, text: text || undefined });
}

/** A promise was kept now, or is open again. */
export function setKept(doc: Y.Doc, id: string, kept: boolean): void {
  writeListEntry(doc, "promises", id, { keptAt: kept ? nowIso() : undefined });
}

/** An issue was solved now, or is open again; the solution stays in either case. */
export function setSolved(doc: Y.Doc, id: string, solved: boolean): void {
  writeListEntry(doc, "issues", id, { solvedAt: solved ? nowIso() : undefined });
}

/** Changes fields of an entry; undefined clears one. */
export function changeEntry(
  doc: Y.Doc,
  list: CustomerList,
  id: string,
  fields: Readonly<Record<string, string | number | undefined>>,
): void {
  writeListEntry(doc, list, id, fields);
}

/** Takes an entry out of its list. Answers the way back. */
export function removeEntry(doc: Y.Doc, list: Exclude<CustomerList, "demands">, id: string): () => void {
  writeListEntry(doc, list, id, { deleted: true });
  return () => writeListEntry(doc, list, id, { deleted: undefined });
}

/** A demand has no mark of deletion: its fields go. Answers the way back. */
export function removeDemand(
  doc: Y.Doc,
  demand: { readonly id: string; readonly kind: DemandKind; readonly text: string },
): () => void {
  const { id, kind, text } = demand;
  writeListEntry(doc, "demands", id, { kind: undefined, text: undefined });
  return () => writeListEntry(doc, "demands", id, { kind, text });
}

function add(
  doc: Y.Doc,
  list: CustomerList,
  fields: Readonly<Record<string, string | number | undefined>>,
): string {
  const id = uuid();
  writeListEntry(doc, list, id, fields);
  return id;
}
