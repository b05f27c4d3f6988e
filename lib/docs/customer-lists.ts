import type * as Y from "yjs";
import {
  type CustomerDemand,
  type CustomerEnquiry,
  type CustomerIssue,
  type CustomerPromise,
  type CustomerPurchase,
  demandKinds,
  issueKinds,
  promiseKinds,
} from "../domain/customers/record";
import {
  asFlag,
  asNumber,
  asOneOf,
  asText,
  asTextOrNull,
  type Plain,
  readEntries,
  rootMap,
  writeEntry,
  writeTogether,
} from "./map-access";

type Entry = ReadonlyMap<string, unknown>;

/** The smaller collections of a customer document. */
export type CustomerList = "promises" | "issues" | "demands" | "purchases" | "enquiries";

export function readPromises(doc: Y.Doc): CustomerPromise[] {
  return readList(doc, "promises", (id, entry) => ({
    id,
    followUpId: asTextOrNull(entry.get("followUpId")),
    kind: asOneOf(promiseKinds, entry.get("kind")) ?? "promise",
    text: asText(entry.get("text")),
    dueAt: asTextOrNull(entry.get("dueAt")),
    keptAt: asTextOrNull(entry.get("keptAt")),
  }));
}

export function readIssues(doc: Y.Doc): CustomerIssue[] {
  return readList(doc, "issues", (id, entry) => ({
    id,
    kind: asOneOf(issueKinds, entry.get("kind")) ?? "problem",
    text: asText(entry.get("text")),
    raisedAt: asTextOrNull(entry.get("raisedAt")),
    dueAt: asTextOrNull(entry.get("dueAt")),
    solution: asText(entry.get("solution")),
    solvedAt: asTextOrNull(entry.get("solvedAt")),
  }));
}

export function readDemands(doc: Y.Doc): CustomerDemand[] {
  return readList(doc, "demands", (id, entry) => ({
    id,
    kind: asOneOf(demandKinds, entry.get("kind")) ?? "other",
    text: asText(entry.get("text")),
  }));
}

export function readPurchases(doc: Y.Doc): CustomerPurchase[] {
  return readList(doc, "purchases", (id, entry) => ({
    id,
    productId: asText(entry.get("productId")),
    at: asTextOrNull(entry.get("at")),
    quantity: asNumber(entry.get("quantity")),
    amount: asNumber(entry.get("amount")),
    currency: asText(entry.get("currency")),
  }));
}

export function readEnquiries(doc: Y.Doc): CustomerEnquiry[] {
  return readList(doc, "enquiries", (id, entry) => ({
    id,
    productId: asText(entry.get("productId")),
    at: asTextOrNull(entry.get("at")),
    text: asText(entry.get("text")),
  }));
}

/** Writes fields of one entry of a list as one transaction; undefined clears a field. */
export function writeListEntry(
  doc: Y.Doc,
  list: CustomerList,
  id: string,
  fields: Readonly<Record<string, Plain | undefined>>,
  origin?: unknown,
): void {
  writeTogether(doc, () => writeEntry(rootMap(doc, list), id, fields), origin);
}

function readList<T>(doc: Y.Doc, list: CustomerList, read: (id: string, entry: Entry) => T): T[] {
  const entries = [...readEntries(rootMap(doc, list))].filter(([, entry]) => !asFlag(entry.get("deleted")));
  // Ids are uuid v7: their order is that of making.
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, entry]) => read(id, entry));
}
