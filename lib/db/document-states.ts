import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { documentSnapshots, documents, documentUpdates } from "@/drizzle/schema";
import type { Database, Executor } from "./client";

export interface DocumentState {
  readonly name: string;
  readonly epoch: number;
  readonly seq: number;
  /** Snapshot first, then the log behind it. */
  readonly updates: readonly Uint8Array[];
}

export interface DocumentEpoch {
  readonly name: string;
  readonly epoch: number;
  readonly deleted: boolean;
}

/** Epochs of the documents that exist, by name. */
export async function loadEpochs(
  db: Executor,
  names: readonly string[],
): Promise<ReadonlyMap<string, DocumentEpoch>> {
  const rows = await db
    .select({ name: documents.name, epoch: documents.epoch, deletedAt: documents.deletedAt })
    .from(documents)
    .where(inArray(documents.name, [...names]));
  return new Map(rows.map(({ deletedAt, ...row }) => [row.name, { ...row, deleted: deletedAt !== null }]));
}

/**
 * All that makes up these documents, read as of one moment: compaction moves the log into the snapshot, and a
 * reader that saw the old snapshot and the new log would miss what moved.
 */
export async function loadStates(db: Database, names: readonly string[]): Promise<readonly DocumentState[]> {
  return db.transaction(
    async (tx) => {
      const heads = await tx
        .select({
          name: documents.name,
          epoch: documents.epoch,
          seq: documents.seq,
          state: documentSnapshots.state,
        })
        .from(documents)
        .leftJoin(
          documentSnapshots,
          and(eq(documentSnapshots.name, documents.name), eq(documentSnapshots.epoch, documents.epoch)),
        )
        .where(inArray(documents.name, [...names]));
      const logByName = await loadLogs(tx, names);
      return heads.map(({ state, ...head }) => ({
        ...head,
        updates: [...(state ? [state] : []), ...(logByName.get(head.name) ?? [])],
      }));
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function loadLogs(db: Executor, names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array[]>> {
  const rows = await db
    .select({ name: documentUpdates.name, update: documentUpdates.update })
    .from(documentUpdates)
    .innerJoin(
      documents,
      and(eq(documents.name, documentUpdates.name), eq(documents.epoch, documentUpdates.epoch)),
    )
    .leftJoin(
      documentSnapshots,
      and(eq(documentSnapshots.name, documents.name), eq(documentSnapshots.epoch, documents.epoch)),
    )
    .where(
      and(
        inArray(documentUpdates.name, [...names]),
        gt(documentUpdates.seq, sql`coalesce(${documentSnapshots.seq}, 0)`),
      ),
    )
    .orderBy(asc(documentUpdates.name), asc(documentUpdates.seq));
  const logByName = new Map<string, Uint8Array[]>();
  for (const { name, update } of rows) {
    const log = logByName.get(name);
    if (log) log.push(update);
    else logByName.set(name, [update]);
  }
  return logByName;
}
