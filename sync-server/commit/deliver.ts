import type { Bus } from "@/lib/protocol/bus";
import { CloseCode } from "@/lib/protocol/close-codes";
import type { Connection } from "../connection";
import { type RoomBatch, writesTextRows } from "./batch";

/** Typing becomes rows at most once in this time. */
const textRowsMs = 1000;

/** After the commit: the room moves on, everybody gets what was ruled, and only then writers their answer. */
export function deliver(batch: RoomBatch, bus: Bus): void {
  const { room, content } = batch;
  const before = room.content;
  if (content) room.content = content;
  // Being put into the snapshot is no use of a document: it may leave memory afterwards.
  if (!batch.isCompaction || batch.updates.length > 0) room.lastWriteAt = Date.now();
  noteDueTexts(batch);
  for (const { resolve } of batch.serverWrites) resolve();
  if (content && before.seq > 0 && before.epoch !== content.epoch) {
    // Copies of the old epoch can't be brought up to date: they are dropped and fetched afresh.
    for (const connection of [...room.connections]) connection.close(CloseCode.staleEpoch, "new epoch");
  }
  room.fanOut([...batch.caughtUp, ...batch.updates.map(({ update }) => update)]);
  for (const reply of batch.replies) reply();
  acknowledge(batch);
  if (batch.updates.length > 0) bus.publish({ type: "document", name: room.name, seq: room.content.seq });
}

function acknowledge(batch: RoomBatch): void {
  const settled = new Map<Connection, number>();
  for (const { connection, ordinal } of batch.writes) settled.set(connection, ordinal);
  for (const [connection, ordinal] of settled) if (!connection.isClosed) connection.settle(ordinal);
}

function noteDueTexts(batch: RoomBatch): void {
  const { room } = batch;
  if (room.kind !== "customer") return;
  if (writesTextRows(batch)) {
    room.dueTexts.clear();
    return;
  }
  if (batch.texts.size === 0) return;
  const isFirst = room.dueTexts.size === 0;
  for (const text of batch.texts) room.dueTexts.add(text);
  if (!isFirst) return;
  setTimeout(() => {
    if (room.isEvicted || room.dueTexts.size === 0) return;
    room.isProjectionDue = true;
    room.dependencies.schedule(room);
  }, textRowsMs).unref();
}
