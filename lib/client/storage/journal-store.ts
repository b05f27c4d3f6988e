import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from "y-indexeddb";
import type * as Y from "yjs";
import { within } from "./time-limit";
import { trackWrites, type WriteWatch } from "./write-watch";

export interface StoreTiming {
  /** How long opening, and any single write, may take before the store counts as dead. */
  readonly answerLimitMs: number;
}

const compactAfterMs = 1_000;

/**
 * One connection of y-indexeddb to its database, watched: it lives until it fails, and then the journal opens
 * another. Single updates are written here and not by y-indexeddb, which throws inside Yjs once its connection is
 * closed: a document whose update listener throws never tells anybody of an edit again.
 */
export class JournalStore {
  readonly persistence: IndexeddbPersistence;
  private latestWrite: Promise<void> = Promise.resolve();
  private compaction: ReturnType<typeof setTimeout> | undefined;
  private storing: Promise<unknown> = Promise.resolve();
  private ended = false;

  constructor(
    databaseName: string,
    private readonly doc: Y.Doc,
    private readonly writes: WriteWatch,
    private readonly timing: StoreTiming,
    private readonly onFailed: (message: string) => void,
  ) {
    this.persistence = new IndexeddbPersistence(databaseName, doc);
    doc.off("update", this.persistence._storeUpdate);
    doc.on("update", this.store);
    this.persistence._db.then((database) => this.watch(database)).catch(() => undefined);
  }

  /** The rows are in the document. Rejects when the browser refuses, with `TooLate` when it does not answer. */
  async ready(): Promise<void> {
    const { persistence } = this;
    // y-indexeddb keeps the failure of opening to itself, and never settles on a row that cannot be read.
    const failed = persistence._db.then(() => new Promise<never>(() => undefined));
    await within(this.timing.answerLimitMs, "the store", Promise.race([persistence.whenSynced, failed]));
  }

  /** Whether the database still answers; a dead one may keep its connection and say nothing. */
  async isAlive(): Promise<boolean> {
    try {
      const database = this.persistence.db;
      if (!database) return false;
      const request = database.transaction("updates").objectStore("updates").count();
      const answered = new Promise((resolve, reject) => {
        request.onsuccess = resolve;
        request.onerror = () => reject(request.error);
      });
      await within(this.timing.answerLimitMs, "the store", answered);
      return true;
    } catch {
      // Closed connections throw at once; that is the answer.
      return false;
    }
  }

  /** Writes the whole state in place of all rows; done when it is on disk. */
  async storeAll(): Promise<void> {
    if (this.ended) return;
    const stored = storeState(this.persistence, true);
    this.storing = Promise.allSettled([this.storing, stored]);
    await within(this.timing.answerLimitMs, "the store", Promise.all([stored, this.latestWrite]));
  }

  /** Never rejects: there is nothing left to do with a connection that does not even close. */
  async close(): Promise<void> {
    this.ended = true;
    clearTimeout(this.compaction);
    this.doc.off("update", this.store);
    // Storing all that goes on after the end deletes rows of other tabs that it has not read.
    const closed = this.storing.then(() => this.persistence.destroy());
    // Only the connection then, not y-indexeddb: what still runs may end as it began.
    await within(this.timing.answerLimitMs, "the store", closed).catch(() => this.persistence.db?.close());
  }

  private watch(database: IDBDatabase): void {
    trackWrites(database, (done) => this.began(done));
    database.addEventListener("abort", (event) => {
      this.failed((event.target as IDBTransaction).error ?? new Error("a write was refused"));
    });
    database.addEventListener("close", () => this.failed(new Error("the browser closed the store")));
    database.addEventListener("versionchange", () => this.failed(new Error("the store was deleted")));
  }

  private began(done: Promise<void>): void {
    this.latestWrite = done;
    this.writes.began();
    const settled = within(this.timing.answerLimitMs, "the store", done);
    settled.catch((error: unknown) => this.failed(error)).finally(() => this.writes.ended());
  }

  private failed(error: unknown): void {
    if (!this.ended) this.onFailed(error instanceof Error ? error.message : String(error));
  }

  private readonly store = (update: Uint8Array, origin: unknown): void => {
    const { persistence } = this;
    // Until then the whole state is stored anyway, together with the reading of the rows.
    if (origin === persistence || !persistence.db || !persistence.synced) return;
    try {
      persistence.db.transaction(["updates"], "readwrite").objectStore("updates").add(update);
    } catch (error) {
      this.failed(error);
      return;
    }
    if (++persistence._dbsize >= PREFERRED_TRIM_SIZE) this.compactSoon();
  };

  private compactSoon(): void {
    clearTimeout(this.compaction);
    this.compaction = setTimeout(() => {
      this.storeAll().catch((error: unknown) => this.failed(error));
    }, compactAfterMs);
  }
}
