import * as Y from "yjs";
import type { Tx } from "./client";
import { appendEntries, insertDocumentRows, loadDocument, lockDocuments } from "./documents";

export interface ServerWriteTarget {
  readonly name: string;
  readonly kind: string;
  /** Who is behind the change; null: the server itself. */
  readonly actorId: string | null;
}

/**
 * Lets a command change a document in its own transaction: locks it, reads it, runs `change` as one Yjs
 * transaction, and appends what changed to the log. Answers the new sequence, or null where nothing changed; the
 * caller publishes `{ type: "document", name, seq }` on the bus after its commit, for those who have it open.
 * Rows of tables that are projected from the document are the caller's, too.
 */
export async function writeDocument(
  tx: Tx,
  target: ServerWriteTarget,
  change: (doc: Y.Doc) => void,
): Promise<number | null> {
  const { name, kind, actorId } = target;
  await insertDocumentRows(tx, [{ name, kind, createdBy: actorId }]);
  const head = (await lockDocuments(tx, [name])).get(name);
  const stored = await loadDocument(tx, name);
  if (!head || !stored) throw new Error(`document ${name} has no row after it was made`);
  const doc = new Y.Doc();
  if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot.state);
  for (const entry of stored.entries) Y.applyUpdate(doc, entry.update);
  // The server writes under the epoch as its client id; the lock makes that safe. Set after reading: Yjs gives
  // itself a new id when it reads what was written under its own.
  doc.clientID = head.epoch;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  doc.transact(() => change(doc));
  doc.destroy();
  const update = updates[0];
  if (!update) return null;
  const seq = head.seq + 1;
  await appendEntries(tx, [{ name, epoch: head.epoch, seq, update, actorId }]);
  return seq;
}
