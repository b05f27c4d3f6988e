import type { DocumentName } from "../domain/access/document-name";

export const customerName = (customerId: string): string => `customer/${customerId}`;
export const plansName = (userId: string): string => `plans/${userId}`;
export const deskName = (userId: string): string => `desk/${userId}`;
export const indexName = (userId: string): string => `index/${userId}`;
export const poolName = (laneId: string): string => `pool/${laneId}`;
/** @param month `2026-11` */
export const boardName = (month: string): string => `board/${month}`;
export const inboxName = (userId: string): string => `inbox/${userId}`;
export const groupName = (groupId: string): string => `group/${groupId}`;
export const settingsName = "company/settings";
export const peopleName = "company/people";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const month = /^\d{4}-(0[1-9]|1[0-2])$/;

const idPatterns = new Map<string, RegExp>([
  ["customer", uuid],
  ["plans", uuid],
  ["desk", uuid],
  ["index", uuid],
  ["pool", uuid],
  ["inbox", uuid],
  ["group", uuid],
  ["board", month],
]);

/**
 * Takes a document name apart; null for every name that no schema describes. Ids are lower-case uuids of any
 * version: an upper-case spelling would name the same customer twice.
 */
export function parseDocumentName(name: string): DocumentName | null {
  if (name === settingsName) return { kind: "settings" };
  if (name === peopleName) return { kind: "people" };
  const slash = name.indexOf("/");
  if (slash < 0) return null;
  const kind = name.slice(0, slash);
  const id = name.slice(slash + 1);
  if (!idPatterns.get(kind)?.test(id)) return null;
  return { kind, id } as DocumentName;
}

/** The inverse of `parseDocumentName`. */
export function documentNameText(name: DocumentName): string {
  if (name.kind === "settings") return settingsName;
  if (name.kind === "people") return peopleName;
  return `${name.kind}/${name.id}`;
}
