import * as Y from "yjs";

/**
 * Takes out of a document the edits that build upon a row that could not be read, as one update; null if there are
 * none. Nobody will ever bring what they lack, and with them among its edits the server would take none of it.
 */
export function takeUnreachable(doc: Y.Doc): Uint8Array | null {
  const { store } = doc;
  const parts = [store.pendingStructs?.update, store.pendingDs].filter((part) => part instanceof Uint8Array);
  if (store.pendingStructs === null || parts.length === 0) return null;
  const update = Y.mergeUpdates(parts.map((part) => Y.convertUpdateFormatV2ToV1(part)));
  store.pendingStructs = null;
  store.pendingDs = null;
  return update;
}
