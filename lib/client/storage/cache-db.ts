import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { RefusedItem, SavingItem } from "@/lib/client/saving/model";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { cacheDatabase } from "./database-names";

/** Server-acknowledged state of one document: rebuildable, except while a journal builds upon it. */
export interface CachedDocument {
  readonly name: string;
  readonly state: Uint8Array;
}

/** What is known of a cached document without loading its state. */
export interface HeldDocument {
  readonly name: string;
  /** Sequence that the state contains at least; 0 if unknown. Compared with `rev` of rows. */
  readonly seq: number;
  readonly epoch: number;
  /** What the server said when it was last open here; null if it never was. */
  readonly right: "read" | "write" | null;
  /** Epoch milliseconds of the last time a person opened it here; 0 if the filler fetched it. */
  readonly usedAt: number;
}

/** About 500 rows of one index document, as the JSON text of their array. */
export interface RowChunk {
  readonly owner: string;
  readonly chunk: number;
  readonly rows: string;
}

export interface PendingPath {
  readonly since: string;
  /** The value before the first unconfirmed change, if it can be shown. */
  readonly before: string | null;
}

/** A document with changes that the server has not confirmed. */
export interface DirtyDocument {
  readonly name: string;
  readonly since: string;
  /** By `root/key`, or the name of a rich text. */
  readonly paths: Readonly<Record<string, PendingPath>>;
  /** The same for the eye, so that it can be shown without opening the document. */
  readonly items: readonly SavingItem[];
  /** Of a customer: its row as this device projects it, so that lists show the change at once. */
  readonly row: CustomerRow | null;
}

/** What could no longer be sent (right lost, copy outdated), kept for handing in. */
export interface QuarantinedUpdate {
  readonly id: string;
  readonly document: string;
  readonly update: Uint8Array;
  readonly at: string;
}

/** A command that waits, or whose outcome has not been seen; its shape is the outbox's own. */
export interface KeptCommand {
  readonly id: string;
}

/** The plain text of a follow-up. */
export interface NoteText {
  readonly id: string;
  readonly text: string;
}

/** What the notes of one stored customer document say, for searching; made from it, and gone with it. */
export interface DocumentNotes {
  readonly name: string;
  readonly notes: readonly NoteText[];
}

interface CacheSchema extends DBSchema {
  documents: { key: string; value: CachedDocument };
  held: { key: string; value: HeldDocument };
  notes: { key: string; value: DocumentNotes };
  rows: { key: [string, number]; value: RowChunk };
  dirty: { key: string; value: DirtyDocument };
  refused: { key: string; value: RefusedItem };
  quarantined: { key: string; value: QuarantinedUpdate };
  kv: { key: string; value: unknown };
  outbox: { key: string; value: KeptCommand };
}

export type CacheDatabase = IDBPDatabase<CacheSchema>;

const version = 3;

/** One database per person with everything but the journals. */
export async function openCache(userId: string, onLost: (message: string) => void): Promise<CacheDatabase> {
  return openDB<CacheSchema>(cacheDatabase(userId), version, {
    upgrade(database, before) {
      if (before < 3) database.createObjectStore("notes", { keyPath: "name" });
      if (before < 2) database.createObjectStore("outbox", { keyPath: "id" });
      if (before >= 1) return;
      database.createObjectStore("documents", { keyPath: "name" });
      database.createObjectStore("held", { keyPath: "name" });
      database.createObjectStore("rows", { keyPath: ["owner", "chunk"] });
      database.createObjectStore("dirty", { keyPath: "name" });
      database.createObjectStore("refused", { keyPath: "id" });
      database.createObjectStore("quarantined", { keyPath: "id" });
      database.createObjectStore("kv");
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onLost("closed for another tab");
    },
    terminated: () => onLost("closed by the browser"),
  });
}
