import * as Y from "yjs";
import type { Tx } from "@/lib/db/client";
import {
  appendEntries,
  beginEpoch,
  compactDocument,
  deleteEmptyDocumentRows,
  insertClients,
  type NewLogEntry,
} from "@/lib/db/documents";
import { type LiveContent, liveContent, movedOn } from "../room-content";
import { type RoomBatch, seqAfter } from "./batch";
import { rebuiltState } from "./rebuild";

/** A log this long, or this large, is put into the snapshot: loading follows its length. */
const compactAfter = { entries: 500, bytes: 256 * 1024 };

/** Stores what was ruled: log, heads, claims of client ids, snapshots. */
export async function persistBatches(tx: Tx, batches: readonly RoomBatch[]): Promise<void> {
  const entries: NewLogEntry[] = [];
  const claims: { name: string; clientId: number; userId: string }[] = [];
  for (const { room, content, updates, claims: claimed } of batches) {
    if (content === null) continue;
    updates.forEach(({ update, actorId }, at) => {
      entries.push({ name: room.name, epoch: content.epoch, seq: content.seq + at + 1, update, actorId });
    });
    for (const { clientId, userId } of claimed) claims.push({ name: room.name, clientId, userId });
  }
  await appendEntries(tx, entries);
  await insertClients(tx, claims);
  await deleteEmptyDocumentRows(
    tx,
    batches.filter((batch) => seqAfter(batch) === 0).map(({ room }) => room.name),
  );
  for (const batch of batches) if (batch.content) batch.content = await moveOn(tx, batch, batch.content);
}

/** The content after the commit, compacted or rebuilt where that is due. */
async function moveOn(tx: Tx, batch: RoomBatch, content: LiveContent): Promise<LiveContent> {
  const { room, updates } = batch;
  if (updates.length === 0 && !batch.isCompaction) return content;
  const place = {
    epoch: content.epoch,
    seq: seqAfter(batch),
    logEntries: content.logEntries + updates.length,
    logBytes: content.logBytes + updates.reduce((sum, { update }) => sum + update.length, 0),
  };
  const rebuilt = batch.serverWrites.length > 0 ? rebuiltState(content.live, content.epoch + 1) : null;
  if (rebuilt) {
    const fresh = { epoch: content.epoch + 1, seq: place.seq + 1, logEntries: 0, logBytes: 0 };
    await beginEpoch(tx, { name: room.name, epoch: fresh.epoch, seq: fresh.seq, ...rebuilt });
    return liveContent(room.kind, fresh, rebuilt.state, new Map());
  }
  const isLong = place.logEntries >= compactAfter.entries || place.logBytes >= compactAfter.bytes;
  if (!isLong && !batch.isCompaction) return movedOn(content, place);
  const state = Y.encodeStateAsUpdate(content.live.doc);
  const vector = content.live.stateVector;
  content.live.bytes = state.length;
  await compactDocument(tx, { name: room.name, epoch: place.epoch, seq: place.seq, state, vector });
  return movedOn(content, { ...place, logEntries: 0, logBytes: 0 });
}
