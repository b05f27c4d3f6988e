import * as Y from "yjs";
import type { DocumentKind } from "../domain/access/document-name";
import { differenceOf } from "./difference";
import { rootMap, setPlain } from "./map-access";
import { appendParagraphs, rootFragment } from "./rich-text";

/**
 * What a copy says beyond its base, as an update that leans on neither: for handing in what was written on a copy
 * of another epoch, which nothing of the present document can be merged with. Values that were cleared are left out.
 */
export function unsentPart(kind: DocumentKind, base: Y.Doc, copy: Y.Doc): Uint8Array {
  const { values, texts } = differenceOf(kind, base, copy);
  const part = new Y.Doc();
  part.transact(() => {
    for (const { root, key, after } of values) {
      if (after !== null) setPlain(rootMap(part, root), key, after);
    }
    for (const { name, changes } of texts) {
      const lines = changes.flatMap(({ after }) => (after === "" ? [] : after.split("\n")));
      appendParagraphs(rootFragment(part, name), lines);
    }
  });
  return Y.encodeStateAsUpdate(part);
}
