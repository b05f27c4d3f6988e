import * as Y from "yjs";
import type { Cache } from "./cache";
import { journalDatabase } from "./database-names";
import { readJournal } from "./journal-repair";

/** A document as this device's store has it, while nobody has it open. */
export interface StoredDocument {
  readonly doc: Y.Doc;
  /** What the server is known to have of it. */
  readonly base: Uint8Array | null;
}

export async function storedDocument(cache: Cache, userId: string, name: string): Promise<StoredDocument> {
  const { state } = await cache.documentState(name);
  const rows = await readJournal(journalDatabase(userId, name));
  const doc = new Y.Doc();
  if (state) Y.applyUpdate(doc, state);
  for (const row of rows) Y.applyUpdate(doc, row);
  return { doc, base: state };
}
