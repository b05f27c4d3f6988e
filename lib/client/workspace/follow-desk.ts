import type { Documents } from "@/lib/client/documents/documents";
import { adoptPreferences } from "@/lib/client/preferences/preferences";
import { observeDesk, readDeskSettings } from "@/lib/docs/desk-doc";
import { deskName } from "@/lib/docs/names";

/** The person's own desk is open all the time: settings made on another device arrive here. */
export function followDesk(documents: Documents, userId: string): () => void {
  const { document, release } = documents.keep(deskName(userId));
  const adopt = () => adoptPreferences(readDeskSettings(document.doc));
  let unobserve: () => void = () => undefined;
  void document.opened.then(() => {
    adopt();
    unobserve = observeDesk(document.doc, adopt);
  });
  return () => {
    unobserve();
    release();
  };
}
