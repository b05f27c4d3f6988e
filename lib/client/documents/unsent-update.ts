import * as Y from "yjs";
import type { Cache } from "@/lib/client/storage/cache";
import { docOf } from "@/lib/docs/difference";
import { parseDocumentName } from "@/lib/docs/names";
import { unsentPart } from "@/lib/docs/unsent-part";

/**
 * What of an open document the server has not acknowledged: all that its cached base does not hold. A copy of
 * another epoch can't be merged with anything, and is told in values and lines.
 */
export async function unsentUpdate(
  name: string,
  doc: Y.Doc,
  cache: Cache,
  code: string,
): Promise<Uint8Array> {
  const { state } = await cache.documentState(name);
  const parsed = parseDocumentName(name);
  if (code === "staleEpoch" && parsed) return unsentPart(parsed.kind, docOf(state ? [state] : []), doc);
  return state
    ? Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(state))
    : Y.encodeStateAsUpdate(doc);
}
