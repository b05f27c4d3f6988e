import * as Y from "yjs";
import type { LiveDocument } from "../live-document";
import type { DecodedUpdate } from "./decode-update";

/**
 * How many live map entries an update deletes without writing them anew. Text never counts: clearing a long note is
 * legal. Twelve bytes can delete ten thousand entries, and judging each would cost half a second (pitfalls §3.4).
 */
export function countDeletedEntries(live: LiveDocument, update: DecodedUpdate, cap: number): number {
  const deleted = deletedEntries(live, update);
  if (deleted.length <= cap) return deleted.length;
  // Rare and slow: entries that were overwritten many at a time, in work done offline.
  const written = writtenEntries(live, update);
  return deleted.filter((item) => !written.has(entryName(live, item))).length;
}

function deletedEntries(live: LiveDocument, update: DecodedUpdate): Y.Item[] {
  const found: Y.Item[] = [];
  for (const range of update.deletes) {
    const structs = live.doc.store.clients.get(range.client);
    if (!structs || range.clock >= live.clockOf(range.client)) continue;
    for (let at = Y.findIndexSS(structs, range.clock); at < structs.length; at += 1) {
      const struct = structs[at];
      if (!struct || struct.id.clock >= range.end) break;
      if (struct instanceof Y.Item && !struct.deleted && isRootEntry(struct)) found.push(struct);
    }
  }
  return found;
}

function isRootEntry(item: Y.Item): boolean {
  return item.parentSub !== null && (item.parent as Y.AbstractType<unknown> | null)?._item === null;
}

function entryName(live: LiveDocument, item: Y.Item): string {
  return `${live.rootNameOf(item.parent as Y.AbstractType<unknown>)}/${item.parentSub}`;
}

/** Entries that the update's own structs set. A struct with an origin has its key from there. */
function writtenEntries(live: LiveDocument, update: DecodedUpdate): ReadonlySet<string> {
  const names = new Set<string>();
  const byId = new Map<string, string>();
  const nameAt = (id: Y.ID): string | undefined => {
    const own = byId.get(`${id.client}:${id.clock}`);
    if (own !== undefined || id.clock >= live.clockOf(id.client)) return own;
    const item = Y.getItem(live.doc.store, id);
    return item instanceof Y.Item && isRootEntry(item) ? entryName(live, item) : undefined;
  };
  for (const struct of Y.decodeUpdate(update.bytes).structs) {
    if (!(struct instanceof Y.Item)) continue;
    const from = struct.origin ?? struct.rightOrigin;
    const name = from
      ? nameAt(from)
      : struct.parentSub !== null && typeof struct.parent === "string"
        ? `${struct.parent}/${struct.parentSub}`
        : undefined;
    if (name === undefined) continue;
    byId.set(`${struct.id.client}:${struct.id.clock + struct.length - 1}`, name);
    if (!(struct.content instanceof Y.ContentDeleted)) names.add(name);
  }
  return names;
}
