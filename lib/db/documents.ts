import { and, asc, eq, gt, inArray, isNull, lte } from "drizzle-orm";
import { documentClients, documentSnapshots, documents, documentUpdates } from "@/drizzle/schema";
import type { Executor } from "./client";
import { runFixed } from "./fixed-statement";

/** Where a document's log stands. */
export interface DocumentHead {
  readonly name: string;
  readonly epoch: number;
  readonly seq: number;
  readonly deleted: boolean;
}

export interface LogEntry {
  readonly seq: number;
  readonly update: Uint8Array;
}

/** All that a document's state is made of. */
export interface StoredDocument {
  readonly head: DocumentHead;
  readonly snapshot: {
    readonly seq: number;
    readonly state: Uint8Array;
    readonly vector: Uint8Array | null;
  } | null;
  readonly entries: readonly LogEntry[];
}

export interface NewLogEntry {
  readonly name: string;
  readonly epoch: number;
  readonly seq: number;
  readonly update: Uint8Array;
  readonly actorId: string | null;
}

export interface NewSnapshot {
  readonly name: string;
  readonly epoch: number;
  readonly seq: number;
  readonly state: Uint8Array;
  /** State vector of `state`, where it is known. */
  readonly vector?: Uint8Array;
}

const headColumns = {
  name: documents.name,
  epoch: documents.epoch,
  seq: documents.seq,
  deletedAt: documents.deletedAt,
};

function toHead(row: { name: string; epoch: number; seq: number; deletedAt: Date | null }): DocumentHead {
  return { name: row.name, epoch: row.epoch, seq: row.seq, deleted: row.deletedAt !== null };
}

export async function findDocument(db: Executor, name: string): Promise<DocumentHead | null> {
  const [row] = await db.select(headColumns).from(documents).where(eq(documents.name, name));
  return row ? toHead(row) : null;
}

/** Heads of these documents, without a lock; names without a row are absent. */
export async function findDocuments(
  db: Executor,
  names: readonly string[],
): Promise<ReadonlyMap<string, DocumentHead>> {
  const rows = await db
    .select(headColumns)
    .from(documents)
    .where(inArray(documents.name, [...names]));
  return new Map(rows.map((row) => [row.name, toHead(row)]));
}

/** Names of all documents of these kinds that were ever written, deleted ones left out. */
export async function listDocuments(db: Executor, kinds: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ name: documents.name })
    .from(documents)
    .where(and(inArray(documents.kind, [...kinds]), isNull(documents.deletedAt), gt(documents.seq, 0)))
    .orderBy(asc(documents.name));
  return rows.map((row) => row.name);
}

/** Locks the rows of these documents in the order of their names; names without a row are absent. */
export async function lockDocuments(
  db: Executor,
  names: readonly string[],
): Promise<ReadonlyMap<string, DocumentHead>> {
  const rows = await runFixed<LockedRow>(db, lockStatement, [names]);
  return new Map(rows.map((row) => [row.name, { ...row, seq: Number(row.seq) }]));
}

const lockStatement = `
  select name, epoch, seq, deleted_at is not null as deleted from documents
  where name = any($1::text[]) order by name for update`;

/** Drivers give bigints as they like: as numbers, as strings. */
type LockedRow = Omit<DocumentHead, "seq"> & { readonly seq: unknown };

/** Makes the rows that are missing, so that there is something to lock. */
export async function insertDocumentRows(
  db: Executor,
  rows: readonly { readonly name: string; readonly kind: string; readonly createdBy: string | null }[],
): Promise<void> {
  if (rows.length > 0)
    await db
      .insert(documents)
      .values([...rows])
      .onConflictDoNothing();
}

/** Takes back rows that were made for writes of which nothing was kept. */
export async function deleteEmptyDocumentRows(db: Executor, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await db.delete(documents).where(and(inArray(documents.name, [...names]), eq(documents.seq, 0)));
}

/** Head, snapshot and the log behind it; null where the document was never written. */
export async function loadDocument(db: Executor, name: string): Promise<StoredDocument | null> {
  const [row] = await db
    .select({
      ...headColumns,
      snapshotSeq: documentSnapshots.seq,
      state: documentSnapshots.state,
      vector: documentSnapshots.vector,
    })
    .from(documents)
    .leftJoin(
      documentSnapshots,
      and(eq(documentSnapshots.name, documents.name), eq(documentSnapshots.epoch, documents.epoch)),
    )
    .where(eq(documents.name, name));
  if (!row) return null;
  const head = toHead(row);
  const { snapshotSeq, state, vector } = row;
  const snapshot = snapshotSeq !== null && state ? { seq: snapshotSeq, state, vector } : null;
  // Read after the head: entries that came meanwhile are left for the next catch-up.
  const entries = await loadEntries(db, name, head.epoch, snapshot?.seq ?? 0, head.seq);
  return { head, snapshot, entries };
}

/** Log entries after `afterSeq`, up to and with `upToSeq`. */
export async function loadEntries(
  db: Executor,
  name: string,
  epoch: number,
  afterSeq: number,
  upToSeq: number,
): Promise<LogEntry[]> {
  if (upToSeq <= afterSeq) return [];
  return db
    .select({ seq: documentUpdates.seq, update: documentUpdates.update })
    .from(documentUpdates)
    .where(
      and(
        eq(documentUpdates.name, name),
        eq(documentUpdates.epoch, epoch),
        gt(documentUpdates.seq, afterSeq),
        lte(documentUpdates.seq, upToSeq),
      ),
    )
    .orderBy(asc(documentUpdates.seq));
}

/** Who may write under which client id. */
export async function loadClients(db: Executor, name: string): Promise<Map<number, string | null>> {
  const rows = await db
    .select({ clientId: documentClients.clientId, userId: documentClients.userId })
    .from(documentClients)
    .where(eq(documentClients.name, name));
  return new Map(rows.map((row) => [row.clientId, row.userId]));
}

export async function insertClients(
  db: Executor,
  claims: readonly { readonly name: string; readonly clientId: number; readonly userId: string | null }[],
): Promise<void> {
  if (claims.length > 0)
    await db
      .insert(documentClients)
      .values([...claims])
      .onConflictDoNothing();
}

/** Appends to the log and moves the heads on. The caller holds the rows' locks. */
export async function appendEntries(db: Executor, entries: readonly NewLogEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await runFixed(db, appendStatement, [
    entries.map(({ name }) => name),
    entries.map(({ epoch }) => epoch),
    entries.map(({ seq }) => seq),
    entries.map(({ update }) => toHex(update)),
    entries.map(({ actorId }) => actorId),
  ]);
}

const appendStatement = `
  with entry as (
    select * from unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::text[])
      as entry(name, epoch, seq, body, actor_id)
  ), appended as (
    insert into document_updates (name, epoch, seq, update, actor_id)
    select name, epoch, seq, decode(body, 'hex'), actor_id from entry
  )
  update documents set seq = head.seq
  from (select name, max(seq) as seq from entry group by name) as head where documents.name = head.name`;

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
}

/** Puts the state into the snapshot and drops the log that it holds: one transaction with the caller's. */
export async function compactDocument(db: Executor, snapshot: NewSnapshot): Promise<void> {
  await db
    .insert(documentSnapshots)
    .values(snapshot)
    .onConflictDoUpdate({
      target: documentSnapshots.name,
      set: {
        epoch: snapshot.epoch,
        seq: snapshot.seq,
        state: snapshot.state,
        vector: snapshot.vector ?? null,
      },
    });
  await db
    .delete(documentUpdates)
    .where(and(eq(documentUpdates.name, snapshot.name), lte(documentUpdates.seq, snapshot.seq)));
}

/** Begins a new epoch: the state replaces everything before; copies of the old epoch are stale from here on. */
export async function beginEpoch(db: Executor, snapshot: NewSnapshot): Promise<void> {
  await db
    .update(documents)
    .set({ epoch: snapshot.epoch, seq: snapshot.seq })
    .where(eq(documents.name, snapshot.name));
  await compactDocument(db, snapshot);
}
