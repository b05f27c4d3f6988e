import type { Documents } from "@/lib/client/documents/documents";
import { followDocument } from "@/lib/client/documents/follow-document";
import { adoptPreferences } from "@/lib/client/preferences/preferences";
import { observeDesk, readDeskSettings } from "@/lib/docs/desk-doc";
import { deskName } from "@/lib/docs/names";

/** The person's own desk is open all the time: settings made on another device arrive here. */
export function followDesk(documents: Documents, userId: string): () => void {
  return followDocument(documents, deskName(userId), (doc) => {
    const adopt = () => adoptPreferences(readDeskSettings(doc));
    adopt();
    return observeDesk(doc, adopt);
  });
}
