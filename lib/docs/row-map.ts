import type * as Y from "yjs";
import { parseJson, rootMap, setPlain, writeTogether } from "./map-access";

/**
 * Maps of server-written documents: key → JSON string of a whole row. Strings load five times faster than
 * objects (design §2), and are parsed by whoever needs them.
 */
export function readRows<T>(doc: Y.Doc, root: string): Map<string, T> {
  const rows = new Map<string, T>();
  rootMap(doc, root).forEach((value, key) => {
    const row = parseJson<T>(value);
    if (row !== undefined) rows.set(key, row);
  });
  return rows;
}

export function readRow<T>(doc: Y.Doc, root: string, key: string): T | undefined {
  return parseJson<T>(rootMap(doc, root).get(key));
}

/** The JSON strings as they stand, for caches that store them without reading them. */
export function readRowTexts(doc: Y.Doc, root: string): Map<string, string> {
  const texts = new Map<string, string>();
  rootMap(doc, root).forEach((value, key) => {
    if (typeof value === "string") texts.set(key, value);
  });
  return texts;
}

/** Writes a row, or removes it (null). For the server alone. A row that is the same writes nothing. */
export function writeRow(doc: Y.Doc, root: string, key: string, row: object | null, origin?: unknown): void {
  writeTogether(
    doc,
    () => setPlain(rootMap(doc, root), key, row === null ? undefined : JSON.stringify(row)),
    origin,
  );
}

/** Calls back with the keys that changed in one transaction; returns the way to stop. */
export function observeRows(
  doc: Y.Doc,
  root: string,
  onChange: (changedKeys: ReadonlySet<string>) => void,
): () => void {
  const map = rootMap(doc, root);
  const listen = (event: Y.YMapEvent<unknown>) => onChange(event.keysChanged as Set<string>);
  map.observe(listen);
  return () => map.unobserve(listen);
}

/** How many rows are live: a document whose structs exceed five times this is rebuilt (design §2). */
export function countRows(doc: Y.Doc, root: string): number {
  return rootMap(doc, root).size;
}
