import type * as Y from "yjs";
import { type QuerySubject, querySubjects } from "../domain/queries/model";
import type { SharedViewRow } from "../domain/queries/shared-view";
import {
  asFlag,
  asNumber,
  asOneOf,
  asText,
  asTextOrNull,
  isPlainValue,
  type Plain,
  readEntries,
  rootMap,
  setPlain,
  writeEntry,
  writeTogether,
} from "./map-access";

/** A query saved under a name (C5). `query` is its JSON, sorts included; `columns` is a text that the list knows. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly subject: QuerySubject;
  readonly query: string;
  readonly columns: string;
  readonly order: number;
  /** Shown among the chips, not in the menu alone. */
  readonly pinned: boolean;
  /** Set while the view is shared with a group. */
  readonly groupId: string | null;
}

/** A phrase offered where its person types often (T5). */
export interface QuickInput {
  readonly id: string;
  readonly field: string;
  readonly text: string;
  readonly order: number;
}

export function readSavedViews(doc: Y.Doc): SavedView[] {
  return readList(doc, "views", (id, entry) => ({
    id,
    name: asText(entry.get("name")),
    subject: asOneOf(querySubjects, entry.get("subject")) ?? "customers",
    query: asText(entry.get("query")),
    columns: asText(entry.get("columns")),
    order: asNumber(entry.get("order")),
    pinned: asFlag(entry.get("pinned")),
    groupId: asTextOrNull(entry.get("groupId")),
  }));
}

/** What the person shares, by group, as the group's document shows it (C5). */
export function sharedViewsOf(
  doc: Y.Doc,
  userId: string,
): { readonly groupId: string; readonly row: SharedViewRow }[] {
  return readSavedViews(doc).flatMap(({ id, name, subject, query, order, groupId }) =>
    groupId === null ? [] : [{ groupId, row: { id, userId, name, subject, query, order } }],
  );
}

export function readQuickInputs(doc: Y.Doc): QuickInput[] {
  return readList(doc, "quickInputs", (id, entry) => ({
    id,
    field: asText(entry.get("field")),
    text: asText(entry.get("text")),
    order: asNumber(entry.get("order")),
  }));
}

/** Alerts put away by hand (A4): alert key → the date that it was put away for, or until when it sleeps. */
export function readDismissed(doc: Y.Doc): Map<string, string> {
  const dismissed = new Map<string, string>();
  rootMap(doc, "dismissed").forEach((value, key) => {
    if (typeof value === "string") dismissed.set(key, value);
  });
  return dismissed;
}

/** Interface settings of this person, on all their devices: `locale`, `theme` … */
export function readDeskSettings(doc: Y.Doc): Record<string, Plain> {
  const settings: Record<string, Plain> = {};
  rootMap(doc, "settings").forEach((value, key) => {
    if (isPlainValue(value)) settings[key] = value;
  });
  return settings;
}

export function setDeskSetting(doc: Y.Doc, key: string, value: Plain | undefined, origin?: unknown): void {
  writeTogether(doc, () => setPlain(rootMap(doc, "settings"), key, value), origin);
}

/** What one would settle for with a customer, for one's own eyes (F6); empty where nothing was noted. */
export function readBottomLine(doc: Y.Doc, customerId: string): string {
  return asText(rootMap(doc, "bottomLines").get(`${customerId}|text`));
}

export function setBottomLine(doc: Y.Doc, customerId: string, text: string, origin?: unknown): void {
  writeTogether(
    doc,
    () => writeEntry(rootMap(doc, "bottomLines"), customerId, { text: text || undefined }),
    origin,
  );
}

export function setDismissed(doc: Y.Doc, key: string, value: string | undefined, origin?: unknown): void {
  writeTogether(doc, () => setPlain(rootMap(doc, "dismissed"), key, value), origin);
}

/** Makes, changes or deletes (`deleted: true`) a saved view. */
export function writeSavedView(
  doc: Y.Doc,
  id: string,
  { groupId, ...fields }: Partial<Omit<SavedView, "id">> & { readonly deleted?: boolean },
  origin?: unknown,
): void {
  // No longer shared: the key goes, for a group's id is the only value that it may have.
  const group = groupId === undefined ? {} : { groupId: groupId ?? undefined };
  writeTogether(doc, () => writeEntry(rootMap(doc, "views"), id, { ...fields, ...group }), origin);
}

/** Makes, changes or deletes (`deleted: true`) a quick input. */
export function writeQuickInput(
  doc: Y.Doc,
  id: string,
  fields: Partial<Omit<QuickInput, "id">> & { readonly deleted?: boolean },
  origin?: unknown,
): void {
  writeTogether(doc, () => writeEntry(rootMap(doc, "quickInputs"), id, fields), origin);
}

export function observeDesk(doc: Y.Doc, onChange: () => void): () => void {
  const maps = ["views", "quickInputs", "dismissed", "settings", "bottomLines"].map((root) =>
    rootMap(doc, root),
  );
  for (const map of maps) map.observe(onChange);
  return () => {
    for (const map of maps) map.unobserve(onChange);
  };
}

function readList<T extends { readonly id: string; readonly order: number }>(
  doc: Y.Doc,
  root: string,
  read: (id: string, entry: ReadonlyMap<string, unknown>) => T,
): T[] {
  return [...readEntries(rootMap(doc, root))]
    .filter(([, entry]) => !asFlag(entry.get("deleted")))
    .map(([id, entry]) => read(id, entry))
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
