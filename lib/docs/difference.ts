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
  if (!hasPending(after)) {
    const merged = differenceOf(kind, before, after);
    const fresh = Y.diffUpdate(update, Y.encodeStateVector(before));
    const values = withLosers(kind, before, merged.values, fresh, after);
    return { difference: { ...merged, values }, isNothing, isTorn: false };
  }
  const alone = docOf([update]);
  const difference = differenceOf(kind, before, alone);
  const values = difference.values.filter(({ after: value }) => value !== null);
  const isSilent = values.length === 0 && difference.texts.length === 0;
  const words = isSilent ? textOfUpdate(update) : "";
  const texts = words === "" ? difference.texts : [{ name: "", changes: [{ before: "", after: words }] }];
  return { difference: { values, texts }, isNothing: false, isTorn: true };
}

/**
 * The values that were written, also where they would lose the merge against what somebody else wrote meanwhile:
 * whoever decides is to see them.
 */
function withLosers(
  kind: DocumentKind,
  before: Y.Doc,
  merged: readonly ValueDifference[],
  fresh: Uint8Array,
  after: Y.Doc,
): ValueDifference[] {
  const nameOf = ({ root, key }: { readonly root: string; readonly key: string }) => `${root}/${key}`;
  const won = new Set(merged.map(nameOf));
  const values = new Map(merged.map((value) => [nameOf(value), value]));
  for (const { id, content } of Y.decodeUpdate(fresh).structs.filter((struct) => struct instanceof Y.Item)) {
    const item = Y.getItem(after.store, id);
    if (!(item instanceof Y.Item) || item.parentSub === null || !(content instanceof Y.ContentAny)) continue;
    const parent = item.parent as Y.AbstractType<unknown>;
    const root = [...after.share].find(([, type]) => type === parent)?.[0];
    const rule = root === undefined ? undefined : rootRule(kind, root);
    if (root === undefined || root === "meta" || rule?.type !== "map") continue;
    const key = item.parentSub;
    const [was, written] = [plainOf(rootMap(before, root).get(key)), plainOf(content.arr.at(-1))];
    const name = nameOf({ root, key });
    // What one person wrote last stands last in their own row of structs.
    if (was !== written && !won.has(name)) values.set(name, { root, key, before: was, after: written });
  }
  return [...values.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
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
