import type * as Y from "yjs";
import { deleteDatabase, journalDatabase } from "./database-names";
import { repairJournal } from "./journal-repair";
import { JournalStore, type StoreTiming } from "./journal-store";
import { TooLate, within } from "./time-limit";
import type { WriteWatch } from "./write-watch";

export interface JournalEvents {
  /** The browser refused a write, or took the database away: what is typed from now on is not kept. */
  readonly onBroken: (message: string) => void;
  /** After `onBroken`: the whole state is on disk again. */
  readonly onHealed: () => void;
  /** A stored update that cannot be read (empty: not even its bytes). It leaves the journal once this is done. */
  readonly onCorrupt: (update: Uint8Array) => Promise<void>;
}

export interface JournalTiming extends StoreTiming {
  readonly healEveryMs: number;
}

const usualTiming: JournalTiming = { answerLimitMs: 5_000, healEveryMs: 3_000 };
/** The first attempt comes at once: a database that was only closed is back before anybody has read the message. */
const firstHealingMs = 20;

/**
 * Where edits of one document go first: y-indexeddb, with its silence on failed writes broken. One database per
 * document, deleted once all is acknowledged and no tab has the document open. While it is broken it tries again and
 * again, and then stores the whole state: single updates in between are lost for the disk.
 */
export class Journal {
  private store: JournalStore | null = null;
  private healTimer: ReturnType<typeof setTimeout> | undefined;
  private healing = false;
  private broken = false;
  private failures = 0;
  private ended = false;
  private readonly databaseName: string;
  /** Something had been stored before this tab opened it. */
  hadContent = false;

  constructor(
    userId: string,
    documentName: string,
    private readonly doc: Y.Doc,
    private readonly events: JournalEvents,
    private readonly writes: WriteWatch,
    private readonly timing: JournalTiming = usualTiming,
  ) {
    this.databaseName = journalDatabase(userId, documentName);
  }

  /** Transactions with this origin are not stored again. */
  get origin(): object {
    return this.store?.persistence ?? this;
  }

  /** Ready to take edits, or known not to be, which `onBroken` has told. Never rejects. */
  async opened(): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      this.broke(messageOf(error));
    }
  }

  /** Looks whether the store is still there: phones take it away from pages in the background without a word. */
  async probe(): Promise<void> {
    if (this.ended || this.broken || (await this.store?.isAlive())) return;
    this.broke("the browser closed the store");
  }

  /** Writes the state as it is now in place of all that was stored. */
  async rewrite(): Promise<void> {
    try {
      if (!this.broken) await this.store?.storeAll();
    } catch (error) {
      this.broke(messageOf(error));
    }
  }

  /** Tries to store again now, if it could not. */
  healNow(): void {
    if (this.broken) this.planHealing(0);
  }

  async close(): Promise<void> {
    this.ended = true;
    clearTimeout(this.healTimer);
    await this.store?.close();
  }

  async delete(): Promise<void> {
    await this.close();
    await within(this.timing.answerLimitMs, "the store", deleteDatabase(this.databaseName));
  }

  private async open(): Promise<void> {
    try {
      await this.connect();
    } catch (error) {
      if (!(error instanceof TooLate)) throw error;
      await this.repair();
      await this.connect();
    }
    this.hadContent = this.doc.store.clients.size > 0 || this.doc.store.pendingStructs !== null;
  }

  private async connect(): Promise<void> {
    const onFailed = (message: string) => {
      if (this.store === store) this.broke(message);
    };
    const store = new JournalStore(this.databaseName, this.doc, this.writes, this.timing, onFailed);
    this.store = store;
    try {
      await store.ready();
    } catch (error) {
      this.store = null;
      await store.close();
      throw error;
    }
  }

  private async repair(): Promise<void> {
    const repaired = repairJournal(this.databaseName, this.events.onCorrupt);
    await within(this.timing.answerLimitMs, "the store", repaired);
  }

  private broke(message: string): void {
    if (this.ended) return;
    const isFirst = !this.broken;
    this.broken = true;
    this.failures++;
    this.events.onBroken(message);
    this.planHealing(isFirst ? firstHealingMs : this.timing.healEveryMs);
  }

  private planHealing(afterMs: number): void {
    clearTimeout(this.healTimer);
    this.healTimer = setTimeout(() => void this.heal(), afterMs);
  }

  private async heal(): Promise<void> {
    if (this.ended || !this.broken || this.healing) return;
    this.healing = true;
    const { failures } = this;
    try {
      await this.reopenIfDead();
      await this.store?.storeAll();
      if (this.ended) return;
      if (this.failures !== failures) throw new Error("a write was refused");
      this.broken = false;
      clearTimeout(this.healTimer);
      this.events.onHealed();
    } catch (error) {
      this.broke(messageOf(error));
    } finally {
      this.healing = false;
    }
  }

  private async reopenIfDead(): Promise<void> {
    if (await this.store?.isAlive()) return;
    await this.store?.close();
    this.store = null;
    await this.open();
    // Closed meanwhile, when there was no connection to close yet.
    if (this.ended) await this.close();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
