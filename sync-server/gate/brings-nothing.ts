import * as Y from "yjs";
import type { LiveDocument } from "../live-document";
import type { DecodedUpdate, DeleteRange } from "./decode-update";

/**
 * Whether the document holds all of an update already. Stock clients answer each first sync with all deletions that
 * they know: from somebody who may only read, that is no attempt to write.
 */
export function bringsNothing(live: LiveDocument, update: DecodedUpdate): boolean {
  return (
    update.runs.every((run) => run.end <= live.clockOf(run.client)) &&
    update.deletes.every((range) => isKnownDeletion(live, range))
  );
}

/** Whether everything in the range is there and deleted. */
export function isKnownDeletion(live: LiveDocument, { client, clock, end }: DeleteRange): boolean {
  const structs = live.doc.store.clients.get(client);
  if (!structs || end > live.clockOf(client)) return false;
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
    const struct = structs[at];
    if (!struct || struct.id.clock >= end) break;
    if (!struct.deleted) return false;
  }
  return true;
}
