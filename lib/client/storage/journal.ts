import { IndexeddbPersistence, storeState } from "y-indexeddb";
import type * as Y from "yjs";
import { deleteDatabase, journalDatabase } from "./database-names";
import { repairJournal } from "./journal-repair";
import { trackWrites, type WriteWatch } from "./write-watch";

export interface JournalEvents {
  /** The browser refused a write, or took the database away: what is typed from now on is not kept. */
  readonly onBroken: (message: string) => void;
  /** After `onBroken`: the whole state is on disk again. */
  readonly onHealed: () => void;
  /** A stored update that cannot be read, kept apart so that the rest opens. */
  readonly onCorrupt: (update: Uint8Array) => Promise<void>;
}

export interface JournalTiming {
  /** A row that cannot be read makes y-indexeddb wait for ever; it doesn't say so. */
  readonly openLimitMs: number;
  readonly healEveryMs: number;
}

const usualTiming: JournalTiming = { openLimitMs: 5_000, healEveryMs: 3_000 };

const timeLimit = (ms: number): Promise<"late"> =>
  new Promise((resolve) => setTimeout(() => resolve("late"), ms));

/**
 * Where edits of one document go first: y-indexeddb, with its silence on failed writes broken. One database per
 * document, deleted once all is acknowledged and no tab has the document open.
 */
export class Journal {
  private persistence: IndexeddbPersistence;
  private healTimer: ReturnType<typeof setTimeout> | undefined;
  private broken = false;
  private ended = false;
  /** Something had been stored before this tab opened it. */
  hadContent = false;

  constructor(
    private readonly userId: string,
    private readonly documentName: string,
    private readonly doc: Y.Doc,
    private readonly events: JournalEvents,
    private readonly writes: WriteWatch,
    private readonly timing: JournalTiming = usualTiming,
  ) {
    this.persistence = this.begin();
  }

  /** Transactions with this origin are not stored again. */
  get origin(): object {
    return this.persistence;
  }

  /** Ready to take edits. Rejects when the browser allows no storage at all. */
  async opened(): Promise<void> {
    const outcome = await this.settled();
    if (outcome === "late") {
      await this.repair();
      if ((await this.settled()) === "late") throw new Error("the journal does not open");
    }
    this.watch();
  }

  async close(): Promise<void> {
    this.ended = true;
    clearTimeout(this.healTimer);
    await this.persistence.destroy();
  }

  async delete(): Promise<void> {
    await this.close();
    await deleteDatabase(journalDatabase(this.userId, this.documentName));
  }

  private begin(): IndexeddbPersistence {
    return new IndexeddbPersistence(journalDatabase(this.userId, this.documentName), this.doc);
  }

  private settled(): Promise<unknown> {
    const persistence = this.persistence;
    // y-indexeddb keeps the failure of opening to itself; a promise that rejects must win the race.
    const failed = persistence._db.then(() => new Promise<never>(() => undefined));
    const hadRows = persistence.whenSynced.then(() => {
      this.hadContent = this.doc.store.clients.size > 0 || this.doc.store.pendingStructs !== null;
    });
    return Promise.race([hadRows, failed, timeLimit(this.timing.openLimitMs)]);
  }

  private async repair(): Promise<void> {
    await this.persistence.destroy();
    const name = journalDatabase(this.userId, this.documentName);
    for (const update of await repairJournal(name)) await this.events.onCorrupt(update);
    this.persistence = this.begin();
  }

  private watch(): void {
    const database = this.persistence.db;
    if (!database) return;
    trackWrites(database, this.writes);
    database.addEventListener("abort", (event) => {
      const { error } = event.target as IDBTransaction;
      this.broke(error?.message ?? "a write was refused");
    });
    database.addEventListener("close", () => this.broke("the browser closed the store"));
    database.addEventListener("versionchange", () => this.broke("the store was deleted"));
  }

  private broke(message: string): void {
    if (this.ended) return;
    this.broken = true;
    this.events.onBroken(message);
    this.planHealing();
  }

  private planHealing(): void {
    clearTimeout(this.healTimer);
    this.healTimer = setTimeout(() => void this.heal(), this.timing.healEveryMs);
  }

  /** Stores the whole state again: single updates in between are lost for the disk. */
  private async heal(): Promise<void> {
    if (this.ended || !this.broken) return;
    try {
      if (this.persistence.db && !(await canRead(this.persistence.db))) {
        await this.persistence.destroy();
        this.persistence = this.begin();
        await this.opened();
      }
      const before = this.writes.failures();
      await storeState(this.persistence, true);
      await this.writes.idle();
      if (this.writes.failures() !== before) throw new Error("refused again");
      this.broken = false;
      this.events.onHealed();
    } catch (error) {
      this.events.onBroken(String(error));
      this.planHealing();
    }
  }
}

async function canRead(database: IDBDatabase): Promise<boolean> {
  try {
    await transactionDone(database.transaction("updates"));
    return true;
  } catch {
    // Closed connections throw at once; that is the answer.
    return false;
  }
}

function transactionDone(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
  });
}
