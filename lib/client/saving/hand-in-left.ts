import * as Y from "yjs";
import { handInImports } from "@/lib/client/imports/hand-in-imports";
import { Cache } from "@/lib/client/storage/cache";
import { journaledDocuments } from "@/lib/client/storage/database-names";
import { storedDocument } from "@/lib/client/storage/stored-document";
import { handIn } from "./hand-in";

/**
 * Hands in what this device holds of somebody whose account was closed and the server does not have, by the token
 * that the device was given. Answers whether nothing is left that the server would take.
 */
export async function handInLeft(userId: string, token: string): Promise<boolean> {
  const cache = new Cache(userId, () => undefined);
  try {
    const records = new Map((await cache.dirty()).map((record) => [record.name, record]));
    const names = new Set([...records.keys(), ...(await journaledDocuments(userId))]);
    for (const name of names) {
      const { doc, base } = await storedDocument(cache, userId, name);
      if (doc.store.clients.size === 0) continue;
      const known = base ? Y.encodeStateVectorFromUpdate(base) : undefined;
      const label = records.get(name)?.items[0]?.customerName ?? "";
      const update = Y.encodeStateAsUpdate(doc, known);
      if ((await handIn(name, update, { label, token })) === "later") return false;
    }
    return await handInImports(userId, (name, update, label) => handIn(name, update, { label, token }));
  } catch {
    // A store that does not answer now is asked again at the next start; nothing has left it.
    return false;
  } finally {
    await cache.close();
  }
}
