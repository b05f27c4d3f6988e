import type { Refusal } from "@/lib/protocol/messages";
import { limits } from "../gate/limits";
import type { AcceptedChange } from "../judge/judge-update";
import type { PendingWrite, Room } from "../room";
import type { LiveContent } from "../room-content";
import type { ServerWrite } from "../server-write";

export interface RuledUpdate {
  readonly update: Uint8Array;
  readonly actorId: string | null;
}

export interface AuthoredChange extends AcceptedChange {
  readonly actorId: string;
}

export interface AuthoredRefusal {
  readonly userId: string;
  readonly refusal: Refusal;
}

/** One room's part of a commit: what it brings, and, step by step, what becomes of it. */
export interface RoomBatch {
  readonly room: Room;
  readonly writes: readonly PendingWrite[];
  readonly serverWrites: readonly ServerWrite[];
  /** The content that the commit leads to; the room takes it over once the commit has succeeded. */
  content: LiveContent | null;
  /** Entries of the log that other writers had added. */
  readonly caughtUp: Uint8Array[];
  readonly updates: RuledUpdate[];
  readonly claims: { clientId: number; userId: string }[];
  readonly changes: AuthoredChange[];
  readonly refusals: AuthoredRefusal[];
  readonly texts: Set<string>;
  /** The customer that this commit makes. */
  created: { readonly ownerId: string; readonly customerNo: string } | null;
  /** What to tell connections once the commit has succeeded, before the acknowledgement. */
  readonly replies: (() => void)[];
  /** Whether rows of texts that changed earlier are written now. */
  readonly projectsTexts: boolean;
  /** Whether all rows are written, whatever changed. */
  readonly projectsWhole: boolean;
  /** Whether the log goes into the snapshot, however short it is. */
  readonly isCompaction: boolean;
  /** Set when this room alone went wrong: nothing of it is stored, and it is read anew. */
  failure: { readonly error: unknown } | null;
}

/** Takes what waits in a room. */
export function takeBatch(room: Room): RoomBatch {
  const batch = emptyBatch(room);
  room.isProjectionDue = false;
  room.isWholeDue = false;
  room.isCompactionDue = false;
  return batch;
}

function emptyBatch(room: Room): RoomBatch {
  return {
    room,
    writes: room.writes.splice(0, limits.writesPerCommit),
    serverWrites: room.serverWrites.splice(0),
    content: null,
    caughtUp: [],
    updates: [],
    claims: [],
    changes: [],
    refusals: [],
    texts: new Set(),
    created: null,
    replies: [],
    projectsTexts: room.isProjectionDue,
    projectsWhole: room.isWholeDue,
    isCompaction: room.isCompactionDue,
    failure: null,
  };
}

/** Sequence of the document once the batch is stored. */
export function seqAfter(batch: RoomBatch): number {
  return (batch.content?.seq ?? 0) + batch.updates.length;
}

/** Whether the commit brings the rows of all notes up to date, besides what else changed. */
export function writesTextRows(batch: RoomBatch): boolean {
  return (
    batch.projectsTexts ||
    batch.projectsWhole ||
    batch.created !== null ||
    batch.changes.some(({ root }) => root === "followUps")
  );
}
