import { openDB } from "idb";
import * as Y from "yjs";

/**
 * Takes the rows that cannot be applied out of a journal, so that the rest opens, and answers them. Yjs has no
 * check of its own: a row is bad if a document of its own throws on it.
 */
export async function repairJournal(databaseName: string): Promise<Uint8Array[]> {
  const database = await openDB(databaseName);
  const bad: Uint8Array[] = [];
  try {
    if (!database.objectStoreNames.contains("updates")) return bad;
    const transaction = database.transaction("updates", "readwrite");
    for (let cursor = await transaction.store.openCursor(); cursor; cursor = await cursor.continue()) {
      const update: unknown = cursor.value;
      if (update instanceof Uint8Array && isReadable(update)) continue;
      if (update instanceof Uint8Array) bad.push(update);
      await cursor.delete();
    }
    await transaction.done;
  } finally {
    database.close();
  }
  return bad;
}

function isReadable(update: Uint8Array): boolean {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, update);
    return true;
  } catch {
    return false;
  } finally {
    doc.destroy();
  }
}
