import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { importDatabase } from "@/lib/client/storage/database-names";

/** An import that this device made and the server has not taken whole, or whose end the person hasn't seen. */
export interface StoredImport {
  readonly id: string;
  readonly fileName: string;
  readonly at: string;
  readonly total: number;
  readonly chunks: number;
  readonly state: "waiting" | "refused" | "done" | "undoing" | "undone";
  /** What the server answered so far. */
  readonly added: number;
  readonly updated: number;
  readonly skipped: readonly SkippedByServer[];
  readonly refused: readonly { readonly line: number; readonly code: string }[];
  readonly kept: number;
  /** Of a refusal of the whole: what the server said. */
  readonly message: string;
}

export interface SkippedByServer {
  readonly line: number;
  readonly customerId: string | null;
  readonly ask: string | null;
}

/** One batch that waits. Texts, because their structure matters to the server and to the list alone. */
export interface StoredChunk {
  readonly importId: string;
  readonly chunk: number;
  readonly count: number;
  /** JSON of `ImportRow[]`. */
  readonly rows: string;
  /** JSON of the rows that the list shows meanwhile. */
  readonly overlays: string;
}

/** An export that was made and is not on record yet. */
export interface StoredExport {
  readonly id: string;
  readonly entry: unknown;
}

interface ImportSchema extends DBSchema {
  imports: { key: string; value: StoredImport };
  chunks: { key: [string, number]; value: StoredChunk };
  exports: { key: string; value: StoredExport };
}

export type ImportDatabase = IDBPDatabase<ImportSchema>;

/**
 * Beside the cache, which can be rebuilt: what is in here is nowhere else. Opened by the worker and the page.
 * `onLost`: the connection is no good any more, another one may be.
 */
export function openImports(userId: string, onLost?: () => void): Promise<ImportDatabase> {
  return openDB<ImportSchema>(importDatabase(userId), 1, {
    upgrade(database) {
      database.createObjectStore("imports", { keyPath: "id" });
      database.createObjectStore("chunks", { keyPath: ["importId", "chunk"] });
      database.createObjectStore("exports", { keyPath: "id" });
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onLost?.();
    },
    terminated: () => onLost?.(),
  });
}
