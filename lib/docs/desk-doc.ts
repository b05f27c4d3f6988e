import type * as Y from "yjs";
import {
  asFlag,
  asNumber,
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

/** A query saved under a name (C5). `query`, `sort` and `columns` are texts that the list understands. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly sort: string;
  readonly columns: string;
  readonly order: number;
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
    query: asText(entry.get("query")),
    sort: asText(entry.get("sort")),
    columns: asText(entry.get("columns")),
    order: asNumber(entry.get("order")),
    groupId: asTextOrNull(entry.get("groupId")),
  }));
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

export function setDismissed(doc: Y.Doc, key: string, value: string | undefined, origin?: unknown): void {
  writeTogether(doc, () => setPlain(rootMap(doc, "dismissed"), key, value), origin);
}

/** Makes, changes or deletes (`deleted: true`) a saved view. */
export function writeSavedView(
  doc: Y.Doc,
  id: string,
  fields: Partial<Omit<SavedView, "id">> & { readonly deleted?: boolean },
  origin?: unknown,
): void {
  writeTogether(doc, () => writeEntry(rootMap(doc, "views"), id, fields), origin);
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
  const maps = ["views", "quickInputs", "dismissed", "settings"].map((root) => rootMap(doc, root));
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
