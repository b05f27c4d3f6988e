import type * as Y from "yjs";
import { customerIdOf } from "@/lib/client/documents/document-kinds";
import type { Documents } from "@/lib/client/documents/documents";
import { followDocument } from "@/lib/client/documents/follow-document";
import type { People } from "@/lib/client/people/use-people";
import type { CustomerRows } from "@/lib/client/rows/customer-rows";
import type { SavingLedger } from "@/lib/client/saving/ledger";
import { createStore, type Readable, type Store } from "@/lib/client/store/store";
import { observeRows, readRow, readRows } from "@/lib/docs/index-doc";
import { indexName } from "@/lib/docs/names";
import { projectCustomerDoc } from "@/lib/docs/project";
import { byNewest } from "@/lib/domain/follow-ups/activity";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";
import { type SearchableNote, searchableNote } from "@/lib/domain/follow-ups/search";

export interface HeldFollowUps {
  /** False until what this device holds has been read. */
  readonly loaded: boolean;
  /** Newest first, without those removed. */
  readonly rows: readonly FollowUpRow[];
  /** By id, what the notes of customers say that have changes which the server has not confirmed. */
  readonly unsent: ReadonlyMap<string, SearchableNote>;
}

export const nothingHeld: HeldFollowUps = { loaded: false, rows: [], unsent: new Map() };

/** Everybody in scope may be writing: the list is put together again at most so often. */
const notifyAfterMs = 250;
/** The server's row comes a moment after the acknowledgement; until then the list keeps this device's own. */
const settleMs = 5_000;

interface UnsentNote {
  readonly row: FollowUpRow;
  readonly note: SearchableNote;
}

interface Sources {
  readonly userId: string;
  readonly documents: Documents;
  readonly rows: CustomerRows;
  readonly saving: SavingLedger;
  readonly people: Readable<People>;
}

/**
 * The follow-ups of the last 90 days of everybody in scope (F2), live, from index documents and, on top, from
 * customers with changes that the server has not confirmed. Begins once a screen asks: the start of the app does
 * not wait for it.
 */
export class HeldFollowUpRows {
  readonly state: Store<HeldFollowUps> = createStore(nothingHeld);
  private readonly byOwner = new Map<string, Map<string, FollowUpRow>>();
  private readonly overlays = new Map<string, readonly UnsentNote[]>();
  private readonly settling = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly followed = new Map<string, () => void>();
  private stops: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private started = false;

  constructor(private readonly from: Sources) {}

  start(): void {
    if (this.started) return;
    this.started = true;
    const { people, rows, saving } = this.from;
    this.stops.push(
      people.subscribe(() => this.followScope()),
      rows.version.subscribe(() => this.state.get().loaded || this.notify()),
      saving.onRow((name, row) => (row ? this.overlay(name) : this.settle(name))),
    );
    this.followScope();
    for (const name of saving.dirtyNames()) void this.overlayUnopened(name);
  }

  stop(): void {
    clearTimeout(this.timer);
    for (const timer of this.settling.values()) clearTimeout(timer);
    for (const stop of [...this.stops, ...this.followed.values()]) stop();
    this.stops = [];
    this.followed.clear();
  }

  private followScope(): void {
    const { people, userId } = this.from;
    const wanted = new Set([userId, ...people.get().inScope.map((person) => person.id)]);
    for (const [owner, stop] of this.followed) {
      if (wanted.has(owner)) continue;
      stop();
      this.followed.delete(owner);
      this.byOwner.delete(owner);
    }
    for (const owner of wanted) {
      if (!this.followed.has(owner)) this.followed.set(owner, this.follow(owner));
    }
    this.notify();
  }

  private follow(owner: string): () => void {
    return followDocument(this.from.documents, indexName(owner), (doc) => {
      const rows = readRows(doc, "followUps");
      this.byOwner.set(owner, rows);
      this.notify();
      return observeRows(doc, "followUps", (ids) => {
        for (const id of ids) {
          const row = readRow(doc, "followUps", id);
          if (row) rows.set(id, row);
          else rows.delete(id);
        }
        this.notify();
      });
    });
  }

  /** Written in an earlier session and not sent yet: its document isn't open. */
  private async overlayUnopened(name: string): Promise<void> {
    if (customerIdOf(name) === null) return;
    const { document, release } = this.from.documents.keep(name);
    await document.opened;
    this.project(name, document.doc);
    release();
  }

  private overlay(name: string): void {
    const doc = this.from.documents.find(name)?.doc;
    if (doc) this.project(name, doc);
  }

  private project(name: string, doc: Y.Doc): void {
    const id = customerIdOf(name);
    if (id === null || !this.from.saving.record(name)) return;
    clearTimeout(this.settling.get(name));
    const facts = { id, ownerId: this.from.userId, rev: 0, pinyin: () => "" };
    const projected = projectCustomerDoc(doc, facts);
    this.overlays.set(
      name,
      projected.followUps.map(({ row, text }) => ({ row, note: searchableNote(text) })),
    );
    this.notify();
  }

  private settle(name: string): void {
    if (!this.overlays.has(name)) return;
    clearTimeout(this.settling.get(name));
    const end = () => {
      this.overlays.delete(name);
      this.notify();
    };
    this.settling.set(name, setTimeout(end, settleMs));
  }

  private notify(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const rows = new Map<string, FollowUpRow>();
      for (const owned of this.byOwner.values()) for (const [id, row] of owned) rows.set(id, row);
      const unsent = new Map<string, SearchableNote>();
      for (const { row, note } of [...this.overlays.values()].flat()) {
        rows.set(row.id, row);
        unsent.set(row.id, note);
      }
      const shown = [...rows.values()].filter((row) => !row.deleted).sort(byNewest);
      const isRead = [...this.followed.keys()].every((owner) => this.byOwner.has(owner));
      this.state.set({ loaded: isRead && this.from.rows.loaded, rows: shown, unsent });
    }, notifyAfterMs);
  }
}
