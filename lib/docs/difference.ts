import * as Y from "yjs";
import { rootRule, rootsOf } from "../domain/access/decide";
import type { DocumentKind } from "../domain/access/document-name";
import type { Difference, TextDifference, ValueDifference } from "../domain/quarantine/difference";
import { differentLines } from "./different-lines";
import { isPlainValue, type Plain, rootMap } from "./map-access";
import { plainText, rootFragment } from "./rich-text";
import { textOfUpdate } from "./text-of-update";

/** What two states of a document differ in, in words of its schema. Roots outside the schema say nothing. */
export function differenceOf(kind: DocumentKind, before: Y.Doc, after: Y.Doc): Difference {
  const values: ValueDifference[] = [];
  for (const { name, type } of rootsOf(kind)) {
    if (type === "map" && typeof name === "string" && name !== "meta") {
      values.push(...differentValues(name, rootMap(before, name), rootMap(after, name)));
    }
  }
  const names = new Set([...before.share.keys(), ...after.share.keys()]);
  const texts: TextDifference[] = [];
  for (const name of [...names].sort()) {
    if (rootRule(kind, name)?.type !== "fragment") continue;
    const changes = differentLines(linesOf(before, name), linesOf(after, name));
    if (changes.length > 0) texts.push({ name, changes });
  }
  return { values, texts };
}

/** What an update would do to a document. */
export interface UpdateEffect {
  readonly difference: Difference;
  /** The document has all of it already. */
  readonly isNothing: boolean;
  /** It leans on what the document doesn't have: it can be read, and not be merged as it is. */
  readonly isTorn: boolean;
}

/**
 * What `update` would change in the document whose updates are given. One that leans on missing things (of a copy
 * from before a restore) is read on its own; its words are never lost.
 */
export function effectOfUpdate(
  kind: DocumentKind,
  state: readonly Uint8Array[],
  update: Uint8Array,
): UpdateEffect {
  const before = docOf(state);
  const after = docOf(state);
  let isNothing = true;
  after.on("update", () => {
    isNothing = false;
  });
  Y.applyUpdate(after, update);
  if (!hasPending(after)) return { difference: differenceOf(kind, before, after), isNothing, isTorn: false };
  const alone = docOf([update]);
  const difference = differenceOf(kind, before, alone);
  const values = difference.values.filter(({ after: value }) => value !== null);
  const isSilent = values.length === 0 && difference.texts.length === 0;
  const words = isSilent ? textOfUpdate(update) : "";
  const texts = words === "" ? difference.texts : [{ name: "", changes: [{ before: "", after: words }] }];
  return { difference: { values, texts }, isNothing: false, isTorn: true };
}

/** A document of its own out of updates, for reading. */
export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

export const hasPending = (doc: Y.Doc): boolean =>
  doc.store.pendingStructs !== null || doc.store.pendingDs !== null;

function differentValues(root: string, before: Y.Map<unknown>, after: Y.Map<unknown>): ValueDifference[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key) => {
    const [was, is] = [plainOf(before.get(key)), plainOf(after.get(key))];
    return was === is ? [] : [{ root, key, before: was, after: is }];
  });
}

const plainOf = (value: unknown): Plain => (isPlainValue(value) ? value : null);

function linesOf(doc: Y.Doc, name: string): string[] {
  const text = doc.share.has(name) ? plainText(rootFragment(doc, name)) : "";
  return text === "" ? [] : text.split("\n");
}
