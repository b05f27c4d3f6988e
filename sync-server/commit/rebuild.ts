import * as Y from "yjs";
import { rootsOf } from "@/lib/domain/access/decide";
import { LiveDocument } from "../live-document";
import { isServerWritten } from "../server-write";

/** Structs per live row from which on a server-written document is written anew. */
const mostStructsPerRow = 5;
/** Below this many structs loading costs nothing worth a new epoch. */
const fewestStructs = 2000;

/**
 * The state of the same rows without their past, for the next epoch; null while that isn't due. Each overwrite of a
 * row costs few bytes but a whole struct, and load time follows structs.
 */
export function rebuiltState(
  live: LiveDocument,
  epoch: number,
): { readonly state: Uint8Array; readonly vector: Uint8Array } | null {
  if (!isServerWritten(live.kind)) return null;
  const { structs } = live;
  if (structs < fewestStructs || structs <= mostStructsPerRow * countRows(live)) return null;
  const fresh = new LiveDocument(live.kind, epoch, null);
  fresh.transact(() => {
    for (const root of rootsOf(live.kind)) {
      const from = live.root(String(root.name));
      const to = fresh.root(String(root.name));
      if (from instanceof Y.Map && to instanceof Y.Map) from.forEach((value, key) => void to.set(key, value));
    }
  });
  const rebuilt = { state: Y.encodeStateAsUpdate(fresh.doc), vector: fresh.stateVector };
  fresh.destroy();
  return rebuilt;
}

function countRows(live: LiveDocument): number {
  let rows = 0;
  for (const root of rootsOf(live.kind)) {
    const map = live.root(String(root.name));
    if (map instanceof Y.Map) rows += map.size;
  }
  return rows;
}
