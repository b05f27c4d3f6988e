import * as Y from "yjs";
import type { StoredDocument } from "@/lib/db/documents";
import type { DocumentKind } from "@/lib/domain/access/document-name";
import { reservedClients } from "./gate/limits";
import { LiveDocument } from "./live-document";

interface Known {
  readonly epoch: number;
  /** Sequence of the newest log entry that the content holds. */
  readonly seq: number;
  /** Log entries and their bytes since the snapshot: when to compact. */
  readonly logEntries: number;
  readonly logBytes: number;
  readonly stateVector: Uint8Array;
  isStale(clocks: ReadonlyMap<number, number>): boolean;
  updateSince(clocks: ReadonlyMap<number, number>, stateVector: Uint8Array): Uint8Array;
  dropped(): DroppedContent;
}

/** As it is stored, without a Y.Doc: enough to answer those who only read. */
export interface QuietContent extends Known {
  readonly kind: "quiet";
  readonly state: Uint8Array;
}

/** In memory as a Y.Doc: for documents that are being written. */
export interface LiveContent extends Known {
  readonly kind: "live";
  readonly live: LiveDocument;
  /** Who may write under which client id. */
  readonly owners: Map<number, string | null>;
}

/** Only where it stands is known: for documents that nobody asked for lately. */
export interface DroppedContent extends Known {
  readonly kind: "dropped";
}

export type RoomContent = QuietContent | LiveContent | DroppedContent;

const emptyUpdate = new Uint8Array([0, 0]);
const emptyVector = new Uint8Array([0]);

export function quietContent(stored: StoredDocument): QuietContent {
  const { head, snapshot, entries } = stored;
  const parts = [...(snapshot ? [snapshot.state] : []), ...entries.map((entry) => entry.update)];
  const state = parts.length > 1 ? Y.mergeUpdates(parts) : (parts[0] ?? emptyUpdate);
  return quiet({
    epoch: head.epoch,
    seq: head.seq,
    logEntries: entries.length,
    logBytes: entries.reduce((sum, entry) => sum + entry.update.length, 0),
    stateVector: vectorOf(stored, state),
    state,
  });
}

/** From the vector stored beside the snapshot: to find it in the state, Yjs reads every string of the document. */
function vectorOf({ snapshot, entries }: StoredDocument, state: Uint8Array): Uint8Array {
  if (state.length <= emptyUpdate.length) return emptyVector;
  if (!snapshot?.vector) return Y.encodeStateVectorFromUpdate(state);
  if (entries.length === 0) return snapshot.vector;
  const clocks = Y.decodeStateVector(snapshot.vector);
  // The log has no gaps: whatever an entry reaches up to is there.
  for (const { update } of entries) {
    for (const [client, clock] of Y.parseUpdateMeta(update).to)
      clocks.set(client, Math.max(clock, clocks.get(client) ?? 0));
  }
  return Y.encodeStateVector(clocks);
}

function quiet(
  facts: Place & { readonly state: Uint8Array; readonly stateVector: Uint8Array },
): QuietContent {
  return {
    kind: "quiet",
    ...facts,
    isStale: (clocks) => isOtherEpoch(clocks, facts.epoch),
    updateSince: (clocks, vector) => (clocks.size === 0 ? facts.state : Y.diffUpdate(facts.state, vector)),
    dropped: () => dropped(facts),
  };
}

interface Place {
  readonly epoch: number;
  readonly seq: number;
  readonly logEntries: number;
  readonly logBytes: number;
}

function dropped(facts: Place & { readonly stateVector: Uint8Array }): DroppedContent {
  const { epoch, seq, logEntries, logBytes, stateVector } = facts;
  const content: DroppedContent = {
    kind: "dropped",
    epoch,
    seq,
    logEntries,
    logBytes,
    stateVector,
    isStale: (clocks) => isOtherEpoch(clocks, epoch),
    updateSince: () => emptyUpdate,
    dropped: () => content,
  };
  return content;
}

export const emptyContent: QuietContent = quiet({
  epoch: 1,
  seq: 0,
  logEntries: 0,
  logBytes: 0,
  stateVector: emptyVector,
  state: emptyUpdate,
});

/** Builds the Y.Doc. */
export function liveContent(
  kind: DocumentKind,
  place: Place,
  state: Uint8Array | null,
  owners: Map<number, string | null>,
): LiveContent {
  const live = new LiveDocument(kind, place.epoch, state);
  return withLive(place, live, owners);
}

function withLive(
  { epoch, seq, logEntries, logBytes }: Place,
  live: LiveDocument,
  owners: Map<number, string | null>,
): LiveContent {
  // Taken one by one: a place may be the quiet content itself, which says that it is quiet.
  const place: Place = { epoch, seq, logEntries, logBytes };
  return {
    ...place,
    kind: "live",
    live,
    owners,
    get stateVector() {
      return live.stateVector;
    },
    isStale: (clocks) => isOtherEpoch(clocks, place.epoch) || namesLostClient(clocks, live, owners),
    updateSince: (_clocks, vector) => Y.encodeStateAsUpdate(live.doc, vector),
    dropped: () => dropped({ ...place, stateVector: live.stateVector }),
  };
}

/** The same Y.Doc, further on in the log. */
export function movedOn(content: LiveContent, place: Place): LiveContent {
  return withLive(place, content.live, content.owners);
}

/** The server writes under the epoch as client id, so that a copy of another epoch names itself. */
function isOtherEpoch(clocks: ReadonlyMap<number, number>, epoch: number): boolean {
  for (const [client, clock] of clocks) {
    if (clock > 0 && client < reservedClients && client !== epoch) return true;
  }
  return false;
}

/** A client id that was once acknowledged, and that this epoch doesn't hold: from before a restore. */
function namesLostClient(
  clocks: ReadonlyMap<number, number>,
  live: LiveDocument,
  owners: ReadonlyMap<number, string | null>,
): boolean {
  for (const client of clocks.keys()) {
    if (owners.has(client) && live.clockOf(client) === 0) return true;
  }
  return false;
}
