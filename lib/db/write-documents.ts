import { and, inArray, sql } from "drizzle-orm";
import * as Y from "yjs";
import { documentSnapshots, documentUpdates } from "@/drizzle/schema";
import type { Tx } from "./client";
import { appendEntries, lockDocuments, type NewLogEntry } from "./documents";

/** A document as it is after the write; the caller projects it and lets go of it. */
export interface WrittenDocument {
  readonly name: string;
  readonly doc: Y.Doc;
  /** The new sequence, or the old one where nothing changed. */
  readonly seq: number;
  readonly changed: boolean;
}

/**
 * As `writeDocument`, for hundreds of documents that exist, in a fixed number of queries. Deleted ones and names
 * without a row are left out. The caller publishes a wake-up for each changed one after its commit.
 */
export async function writeDocuments(
  tx: Tx,
  names: readonly string[],
  actorId: string | null,
  change: (doc: Y.Doc, name: string) => void,
): Promise<WrittenDocument[]> {
  const heads = [...(await lockDocuments(tx, names)).values()].filter((head) => !head.deleted);
  const stored = await loadStates(
    tx,
    heads.map((head) => head.name),
  );
  const entries: NewLogEntry[] = [];
  const written = heads.map(({ name, epoch, seq }): WrittenDocument => {
    const doc = new Y.Doc();
    const { snapshot, updates } = stored.get(name) ?? { snapshot: null, updates: [] };
    if (snapshot && snapshot.epoch === epoch) Y.applyUpdate(doc, snapshot.state);
    for (const entry of updates) if (entry.epoch === epoch) Y.applyUpdate(doc, entry.update);
    // The server writes under the epoch as its client id: see `writeDocument`.
    doc.clientID = epoch;
    let update: Uint8Array | null = null;
    doc.once("update", (bytes: Uint8Array) => {
      update = bytes;
    });
    doc.transact(() => change(doc, name));
    if (!update) return { name, doc, seq, changed: false };
    entries.push({ name, epoch, seq: seq + 1, update, actorId });
    return { name, doc, seq: seq + 1, changed: true };
  });
  await appendEntries(tx, entries);
  return written;
}

interface States {
  snapshot: { readonly epoch: number; readonly seq: number; readonly state: Uint8Array } | null;
  readonly updates: { readonly epoch: number; readonly seq: number; readonly update: Uint8Array }[];
}

async function loadStates(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, States>> {
  const states = new Map<string, States>(names.map((name) => [name, { snapshot: null, updates: [] }]));
  if (names.length === 0) return states;
  for (const row of await tx
    .select()
    .from(documentSnapshots)
    .where(inArray(documentSnapshots.name, [...names]))) {
    const state = states.get(row.name);
    if (state) state.snapshot = row;
  }
  const after = sql`coalesce((select s.seq from document_snapshots s where s.name = ${documentUpdates.name} and s.epoch = ${documentUpdates.epoch}), 0)`;
  const log = await tx
    .select({
      name: documentUpdates.name,
      epoch: documentUpdates.epoch,
      seq: documentUpdates.seq,
      update: documentUpdates.update,
    })
    .from(documentUpdates)
    .where(and(inArray(documentUpdates.name, [...names]), sql`${documentUpdates.seq} > ${after}`))
    .orderBy(documentUpdates.name, documentUpdates.seq);
  for (const row of log) states.get(row.name)?.updates.push(row);
  return states;
}
