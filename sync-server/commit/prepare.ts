import type { Tx } from "@/lib/db/client";
import {
  type DocumentHead,
  insertDocumentRows,
  loadClients,
  loadDocument,
  loadEntries,
  lockDocuments,
} from "@/lib/db/documents";
import { liveContent, movedOn, quietContent } from "../room-content";
import type { RoomBatch } from "./batch";

/** Makes the rows of documents that are new, and locks them with the others, in the order of their names. */
export async function makeAndLock(
  tx: Tx,
  batches: readonly RoomBatch[],
  locked: ReadonlyMap<string, DocumentHead>,
): Promise<ReadonlyMap<string, DocumentHead>> {
  const missing = batches.filter(({ room }) => !locked.has(room.name));
  await insertDocumentRows(
    tx,
    missing.map(({ room, writes }) => ({
      name: room.name,
      kind: room.kind,
      createdBy: writes[0]?.connection.user.id ?? null,
    })),
  );
  return lockDocuments(
    tx,
    batches.map(({ room }) => room.name),
  );
}

/**
 * Brings a room's Y.Doc to the head of the log: builds it where there is none, and adds the entries of other nodes.
 * A document that has begun a new epoch meanwhile is read whole.
 */
export async function catchUp(tx: Tx, batch: RoomBatch, head: DocumentHead): Promise<void> {
  const { room } = batch;
  if (room.content.kind !== "live" || room.content.epoch !== head.epoch) return readWhole(tx, batch);
  const { content } = room;
  batch.content = content;
  if (content.seq === head.seq) return;
  const entries = await loadEntries(tx, room.name, head.epoch, content.seq, head.seq);
  // Compaction on another node took entries away that this one hadn't read.
  if (entries.length !== head.seq - content.seq) return readWhole(tx, batch);
  for (const entry of entries) {
    content.live.apply(entry.update);
    batch.caughtUp.push(entry.update);
  }
  for (const [client, userId] of await loadClients(tx, room.name)) content.owners.set(client, userId);
  const bytes = entries.reduce((sum, entry) => sum + entry.update.length, 0);
  batch.content = movedOn(content, {
    epoch: head.epoch,
    seq: head.seq,
    logEntries: content.logEntries + entries.length,
    logBytes: content.logBytes + bytes,
  });
}

async function readWhole(tx: Tx, batch: RoomBatch): Promise<void> {
  const { room } = batch;
  const before = room.content;
  const stored = await loadDocument(tx, room.name);
  if (!stored) throw new Error(`document ${room.name} has no row in its own commit`);
  const quiet = quietContent(stored);
  const owners = await loadClients(tx, room.name);
  if (before.kind === "live") before.live.destroy();
  batch.content = liveContent(room.kind, quiet, quiet.state, owners);
  // What came while the document was quiet has not been sent to those who read it.
  if (before.epoch === quiet.epoch && before.seq < quiet.seq) batch.caughtUp.push(quiet.state);
}
