import type * as Y from "yjs";

export type Plain = string | number | boolean | null;

/** The one place that reaches for a root map; maps hold plain values under flat keys (design §2). */
export function rootMap(doc: Y.Doc, root: string): Y.Map<unknown> {
  return doc.getMap<unknown>(root);
}

/** Runs several writes as one Yjs transaction, so that they travel, are judged and are undone together. */
export function writeTogether(doc: Y.Doc, write: () => void, origin: unknown = null): void {
  doc.transact(write, origin);
}

/**
 * Sets a key, or deletes it where the value is undefined. Writes nothing where that changes nothing: every write
 * stays in the document as a struct for ever.
 */
export function setPlain(map: Y.Map<unknown>, key: string, value: Plain | undefined): void {
  if (value === undefined) {
    if (map.has(key)) map.delete(key);
  } else if (map.get(key) !== value) map.set(key, value);
}

/** The entries of a flat map, gathered by id: `<id>|<field>` → id → field → value. */
export function readEntries(map: Y.Map<unknown>): Map<string, Map<string, unknown>> {
  const entries = new Map<string, Map<string, unknown>>();
  map.forEach((value, key) => {
    const bar = key.indexOf("|");
    if (bar <= 0) return;
    const id = key.slice(0, bar);
    let entry = entries.get(id);
    if (!entry) {
      entry = new Map();
      entries.set(id, entry);
    }
    entry.set(key.slice(bar + 1), value);
  });
  return entries;
}

/** Writes several fields of one entry; undefined deletes a field. */
export function writeEntry(
  map: Y.Map<unknown>,
  id: string,
  fields: Readonly<Record<string, Plain | undefined>>,
): void {
  for (const [field, value] of Object.entries(fields)) setPlain(map, `${id}|${field}`, value);
}

export const asText = (value: unknown): string => (typeof value === "string" ? value : "");
export const asTextOrNull = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;
export const asOptionalText = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;
export const asNumber = (value: unknown, otherwise = 0): number =>
  typeof value === "number" && Number.isFinite(value) ? value : otherwise;
export const asFlag = (value: unknown): boolean =>
  value === true || (typeof value === "string" && value !== "");

/** A value of a list, or undefined where the document says something that this code does not know. */
export function asOneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((known) => known === value);
}

export function isPlainValue(value: unknown): value is Plain {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/** Reads JSON that the server wrote; undefined for anything broken, so that one bad row hides no other. */
export function parseJson<T>(value: unknown): T | undefined {
  if (typeof value !== "string") return undefined;
  try {
    return JSON.parse(value) as T;
  } catch {
    return undefined;
  }
}
