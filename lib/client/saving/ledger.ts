import { customerIdOf } from "@/lib/client/documents/document-kinds";
import type { Cache } from "@/lib/client/storage/cache";
import type { DirtyDocument, QuarantinedUpdate } from "@/lib/client/storage/cache-db";
import { createStore, type Readable, type Store } from "@/lib/client/store/store";
import type { TabChannel } from "@/lib/client/tabs/tab-channel";
import { nowIso } from "@/lib/client/time/clock";
import type { CustomerRow } from "@/lib/domain/customers/model";
import {
  type DocumentSaving,
  isOpen,
  type RefusedItem,
  type SavingItem,
  type SavingProblem,
  type SavingState,
} from "./model";

const kept: DocumentSaving = { kind: "kept", since: null };
const writeAfterMs = 150;

/** Beside the documents, such as commands and files: what waits, and what was decided against the person. */
export interface OthersWaiting {
  /** How many wait; absent: as many as there are items. */
  readonly count?: number;
  readonly items: readonly SavingItem[];
  readonly refused: readonly RefusedItem[];
}

export interface LedgerChange {
  readonly paths: readonly { readonly path: string; readonly before: string | null }[];
}

/**
 * What the server has not confirmed yet, over all documents and tabs of this person on this device, and what it
 * refused. Kept in the cache, so that a start without network shows it before any document is opened.
 */
export class SavingLedger {
  readonly state: Store<SavingState>;
  private readonly records = new Map<string, DirtyDocument>();
  private readonly documentStores = new Map<string, Store<DocumentSaving>>();
  private readonly savedListeners = new Set<(name: string) => void>();
  private readonly rowListeners = new Set<(name: string, row: CustomerRow | null) => void>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private localRefused: readonly RefusedItem[] = [];
  private inboxRefused: readonly RefusedItem[] = [];
  private readonly storageProblems = new Map<string, string>();
  private readonly storageListeners = new Set<() => void>();
  /** Whether a document of this tab still waits for its own acknowledgement. */
  private waitsHere: (name: string) => boolean = () => false;
  private readonly others = new Map<string, OthersWaiting>();
  private problem: SavingProblem | null = null;
  private online = false;
  private closed = false;

  constructor(
    private readonly cache: Cache,
    private readonly tabs: TabChannel,
  ) {
    this.state = createStore<SavingState>({
      kind: "kept",
      waiting: 0,
      items: [],
      refused: [],
      problem: null,
      keptAt: null,
      filling: null,
    });
    tabs.onDirty((record) => this.adopt(record));
    tabs.onClean((name) => this.cleanElsewhere(name));
    tabs.onRefusedChanged(() => void this.loadRefused());
  }

  async load(): Promise<void> {
    for (const record of await this.cache.dirty()) {
      if (!this.records.has(record.name)) this.adopt(record);
    }
    await this.loadRefused();
  }

  /** Puts on disk what waited for its turn. Nothing is written or told to other tabs afterwards. */
  close(): void {
    for (const [name, timer] of this.timers) {
      clearTimeout(timer);
      this.write(name);
    }
    this.timers.clear();
    this.closed = true;
  }

  dirtyNames(): string[] {
    return [...this.records.keys()];
  }

  record(name: string): DirtyDocument | undefined {
    return this.records.get(name);
  }

  ofDocument(name: string): Readable<DocumentSaving> {
    let store = this.documentStores.get(name);
    if (!store) {
      store = createStore(this.savingOf(name));
      this.documentStores.set(name, store);
    }
    return store;
  }

  onSaved(listener: (name: string) => void): () => void {
    this.savedListeners.add(listener);
    return () => this.savedListeners.delete(listener);
  }

  /** Rows as this device projects them: `row` while changes wait, null once the server has them. */
  onRow(listener: (name: string, row: CustomerRow | null) => void): () => void {
    this.rowListeners.add(listener);
    return () => this.rowListeners.delete(listener);
  }

  /** What another tab calls kept may lack what this one has just written: asked before believing it. */
  setWaitsHere(waitsHere: (name: string) => boolean): void {
    this.waitsHere = waitsHere;
  }

  /** Something was written into a document here. */
  changed(name: string, change: LedgerChange): void {
    const since = nowIso();
    const before = this.records.get(name);
    const paths = { ...before?.paths };
    for (const { path, before: value } of change.paths) paths[path] ??= { since, before: value };
    this.records.set(name, {
      name,
      since: before?.since ?? since,
      paths,
      items: before?.items ?? [],
      row: before?.row ?? null,
    });
    if (!before) this.refresh(name);
    this.writeSoon(name, before === undefined);
  }

  /** The words and the row for what `changed` announced; made less often, since they cost more. */
  describe(name: string, items: readonly SavingItem[], row: CustomerRow | null): void {
    const record = this.records.get(name);
    if (!record) return;
    this.records.set(name, { ...record, items, row });
    this.refresh(name);
    if (row) for (const listener of this.rowListeners) listener(name, row);
    this.writeSoon(name, false);
  }

  /** The server has everything of this document. */
  confirmed(name: string): void {
    if (!this.records.has(name)) return;
    this.forget(name);
    void this.cache.deleteDirty(name).catch(this.storageFailed);
    this.tabs.sendClean(name);
    this.state.set({ ...this.state.get(), keptAt: nowIso() });
    for (const listener of this.savedListeners) listener(name);
  }

  /** The document can't be sent any more: its text goes to the list of what was not accepted. */
  async quarantine(name: string, code: string, update: Uint8Array): Promise<void> {
    const record = this.records.get(name);
    const at = nowIso();
    const id = `${name}#${at}`;
    const items = (record?.items ?? []).map((item, index) => refusedOf(item, `${id}#${index}`, code, at));
    const quarantined: QuarantinedUpdate = { id, document: name, update, at };
    await this.cache.putQuarantined(quarantined, items);
    this.forget(name);
    this.tabs.sendClean(name);
    await this.refusedChanged();
  }

  /** A part of the document can't be read or joined: kept apart with the words in it, while the rest goes on. */
  async setAside(name: string, update: Uint8Array, words: string): Promise<void> {
    const at = nowIso();
    const id = `${name}#unreadable#${at}#${Math.random()}`;
    const customerId = customerIdOf(name);
    const customerName = this.records.get(name)?.items[0]?.customerName ?? "";
    const item = { document: name, customerId, customerName, path: "", code: "unreadable", excerpt: words };
    await this.cache.putQuarantined({ id, document: name, update, at }, [{ ...item, id, at }]);
    await this.refusedChanged();
  }

  /** The server has it in its quarantine; the inbox says what becomes of it. */
  async handedIn(name: string): Promise<void> {
    await this.cache.deleteDirty(name);
    this.forget(name);
    this.tabs.sendClean(name);
  }

  /** Words that were never part of a document, of which nothing else may stay here. */
  async keepWords(item: RefusedItem): Promise<void> {
    await this.cache.putRefused([item]);
    await this.refusedChanged();
  }

  setInboxRefused(items: readonly RefusedItem[]): void {
    this.inboxRefused = items;
    this.refresh();
  }

  /** What waits in one place beside the documents. */
  setOthers(place: "commands" | "imports" | "files", others: OthersWaiting): void {
    this.others.set(place, others);
    this.refresh();
  }

  async dismissLocal(id: string): Promise<boolean> {
    if (!this.localRefused.some((item) => item.id === id)) return false;
    await this.cache.deleteRefused(id);
    await this.refusedChanged();
    return true;
  }

  setOnline(online: boolean): void {
    this.online = online;
    this.refresh();
    for (const name of this.documentStores.keys()) this.documentStores.get(name)?.set(this.savingOf(name));
  }

  setProblem(problem: SavingProblem | null): void {
    this.problem = problem;
    this.refresh();
  }

  /** Storage of one document (or `cache`) broke, or works again (null). */
  setStorageProblem(place: string, message: string | null): void {
    if ((this.storageProblems.get(place) ?? null) === message) return;
    if (message === null) this.storageProblems.delete(place);
    else this.storageProblems.set(place, message);
    this.documentStores.get(place)?.set(this.savingOf(place));
    this.refresh();
    for (const listener of [...this.storageListeners]) listener();
  }

  hasStorageProblem(place?: string): boolean {
    return place === undefined ? this.storageProblems.size > 0 : this.storageProblems.has(place);
  }

  /** Something was written that no disk has. A cache that fails alone is no such case: journals hold what was written. */
  holdsInMemoryAlone(): boolean {
    return this.dirtyNames().some((name) => this.storageProblems.has(name));
  }

  onStorageProblem(listener: () => void): () => void {
    this.storageListeners.add(listener);
    return () => this.storageListeners.delete(listener);
  }

  /** After the cache was refused or lost: everything that it must hold of what waits. */
  async storeAgain(): Promise<void> {
    for (const record of this.records.values()) await this.cache.putDirty(record);
    await this.cache.putRefused(this.localRefused);
    await this.loadRefused();
  }

  setFilling(filling: SavingState["filling"]): void {
    this.state.set({ ...this.state.get(), filling });
  }

  private readonly storageFailed = (error: unknown): void => this.setStorageProblem("cache", String(error));

  private async refusedChanged(): Promise<void> {
    this.tabs.sendRefusedChanged();
    await this.loadRefused();
  }

  private async loadRefused(): Promise<void> {
    this.localRefused = await this.cache.refused();
    this.refresh();
  }

  private cleanElsewhere(name: string): void {
    if (this.waitsHere(name)) this.writeSoon(name, true);
    else this.forget(name);
  }

  private adopt(record: DirtyDocument): void {
    this.records.set(record.name, record);
    this.refresh(record.name);
    if (record.row) for (const listener of this.rowListeners) listener(record.name, record.row);
  }

  private forget(name: string): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
    if (!this.records.delete(name)) return;
    this.refresh(name);
    for (const listener of this.rowListeners) listener(name, null);
  }

  private writeSoon(name: string, atOnce: boolean): void {
    if (this.closed) return;
    if (atOnce) this.write(name);
    if (this.timers.has(name)) return;
    const write = () => {
      this.timers.delete(name);
      this.write(name);
    };
    this.timers.set(name, setTimeout(write, writeAfterMs));
  }

  private write(name: string): void {
    const record = this.records.get(name);
    if (!record) return;
    void this.cache.putDirty(record).catch(this.storageFailed);
    this.tabs.sendDirty(record);
  }

  private savingOf(name: string): DocumentSaving {
    const record = this.records.get(name);
    if (this.storageProblems.has(name)) return { kind: "problem", since: record?.since ?? null };
    if (!record) return kept;
    return { kind: this.online ? "stored" : "waiting", since: record.since };
  }

  private refresh(name?: string): void {
    if (name !== undefined) this.documentStores.get(name)?.set(this.savingOf(name));
    const written = [...this.records.values()].flatMap((record) => record.items);
    const known = new Set(written.map(({ id }) => id));
    const others = [...this.others.values()].map((other) => ({
      ...other,
      // A new file is a change of its document, too, and counts once.
      items: other.items.filter(({ id }) => !known.has(id)),
    }));
    const items = [...written, ...others.flatMap((other) => other.items)];
    items.sort((a, b) => (a.since < b.since ? -1 : 1));
    const refused = [...this.localRefused, ...this.inboxRefused, ...others.flatMap((other) => other.refused)];
    const storage = this.storageProblems.values().next().value;
    const problem = storage === undefined ? this.problem : ({ code: "storage", message: storage } as const);
    const beside = others.reduce((sum, other) => sum + (other.count ?? other.items.length), 0);
    const waiting = Math.max(written.length, this.records.size) + beside;
    const inFlight = this.online ? "stored" : "waiting";
    const kind = problem || refused.some(isOpen) ? "problem" : waiting > 0 ? inFlight : "kept";
    this.state.set({ ...this.state.get(), kind, waiting, items, refused, problem });
  }
}

function refusedOf(item: SavingItem, id: string, code: string, at: string): RefusedItem {
  const path = item.field === null ? "" : `fields/${item.field}`;
  const { document, customerId, customerName, excerpt } = item;
  return { id, document, customerId, customerName, path, code, excerpt, at };
}
