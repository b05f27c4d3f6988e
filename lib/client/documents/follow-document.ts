import type * as Y from "yjs";
import type { Documents } from "./documents";

/**
 * Keeps a document open and hands it to `begin`, which answers how to stop: once this device's copy has been read,
 * and again whenever another document has taken its place, as after a new epoch.
 */
export function followDocument(
  documents: Documents,
  name: string,
  begin: (doc: Y.Doc) => () => void,
): () => void {
  const { document, release } = documents.keep(name);
  let followed: Y.Doc | null = null;
  let end: () => void = () => undefined;
  let stopped = false;
  const follow = (doc: Y.Doc | null) => {
    if (stopped || doc === null || doc === followed) return;
    end();
    followed = doc;
    end = begin(doc);
  };
  const view = documents.viewOf(name);
  let unsubscribe: () => void = () => undefined;
  void document.opened.then(() => {
    if (stopped) return;
    follow(document.doc);
    unsubscribe = view.subscribe(() => follow(view.get().doc));
  });
  return () => {
    stopped = true;
    unsubscribe();
    end();
    release();
  };
}
