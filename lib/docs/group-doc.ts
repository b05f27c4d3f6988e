import type * as Y from "yjs";
import type { SharedViewRow } from "../domain/queries/shared-view";
import { observeRows, readRows } from "./row-map";

/** What members of a group share (`group/{groupId}`): views, by person and id (C5). */
export function readSharedViews(doc: Y.Doc): Map<string, SharedViewRow> {
  return readRows<SharedViewRow>(doc, "views");
}

export function observeSharedViews(doc: Y.Doc, onChange: () => void): () => void {
  return observeRows(doc, "views", onChange);
}
