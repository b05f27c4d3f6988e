import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Journal } from "@/lib/client/storage/journal";
import { within } from "@/lib/client/storage/time-limit";
import type { Store } from "@/lib/client/store/store";
import { nowMs } from "@/lib/client/time/clock";
import { CloseCode } from "@/lib/protocol/close-codes";
import type { Opened } from "@/lib/protocol/messages";
import { BaseTimer } from "./base-timer";
import { changedPaths } from "./changed-paths";
import type { DocumentContext } from "./context";
import { documentJournal } from "./document-journal";
import { hasPresence, isJournaled } from "./document-kinds";
import { holdDocument, ifNobodyHolds, type LetGo } from "./document-lock";
import { joinTabs } from "./join-tabs";
import { LiveConnection } from "./live-connection";
import type { DocumentView } from "./model";
import { takeUnreachable } from "./unreachable-edits";
import { unsentUpdate } from "./unsent-update";
import { wordsOf } from "./update-words";

const cacheLimitMs = 10_000;

/** Why a document can't be used here, once that is certain. */
type Outcome = "denied" | "missing" | "failed" | "opening" | null;

/**
 * One document while it is in use on this tab. Order of opening: lock, journal, cached base (with the journal as
 * origin, else the whole state would be stored again at each opening), other tabs, server. The caller counts uses.
 */
export class OpenDocument {
  readonly doc = new Y.Doc();
  readonly awareness: Awareness;
  /** Resolves when what this device holds has been read; never rejects. */
  readonly opened: Promise<void>;
  live: LiveConnection | null = null;
  private journal: Journal | null = null;
  private readonly tabOrigin = {};
  private readonly cacheOrigin = {};
  private release: LetGo = async () => undefined;
  private outcome: Outcome = null;
  private local = false;
  /** The cache has a copy, though it may be older. */
  private onDisk = false;
  private synced = false;
  /** All that is in the document is known to be on the server. */
  private confirmed = false;
  private touched = false;
  /** Something of this tab's copy is not acknowledged on this tab's own connection. */
  private waiting = false;
  /** Of a document that may only be read: the server has all that is in it. */
  private serverHasAll = false;
  private right: "read" | "write" | null = null;
  private epoch = 0;
  private readonly baseTimer = new BaseTimer(() => void this.saveBase());
  private closed = false;
  private leaving: Promise<boolean> | null = null;

  constructor(
    readonly name: string,
    private readonly context: DocumentContext,
    private readonly view: Store<DocumentView>,
    private readonly events: { readonly onConfirmed: () => void; readonly retry: () => void },
  ) {
    this.awareness = new Awareness(this.doc);
    if (!hasPresence(name)) this.awareness.destroy();
    this.awareness.setLocalState(null);
    this.opened = this.open().catch((error: unknown) => this.failed(error));
  }

  /** Others see that this person is here, while a screen shows the document. */
  setPresent(present: boolean): void {
    if (hasPresence(this.name)) this.awareness.setLocalState(present ? {} : null);
  }

  /** A document made on this device needs no server to be complete. */
  markCreated(): void {
    this.local = true;
    this.right = "write";
    this.refresh();
  }

  get usable(): boolean {
    return this.view.get().state === "ready" && this.view.get().right === "write";
  }

  get hasUnconfirmed(): boolean {
    return this.context.ledger.record(this.name) !== undefined;
  }

  get waits(): boolean {
    return this.waiting;
  }

  get isConfirmed(): boolean {
    return this.confirmed;
  }

  /** Nothing more will come of it: denied, missing, failed, or leaving this device. */
  get isEnded(): boolean {
    return this.outcome !== null;
  }

  private get knownRight(): "read" | "write" {
    return this.right ?? this.context.rightOffline(this.name);
  }

  /** A crash may leave a journal without the note that something in it waits. */
  private get mayHaveUnsent(): boolean {
    return this.hasUnconfirmed || (!this.confirmed && (this.touched || this.journal?.hadContent === true));
  }

  refresh(): void {
    if (this.closed) return;
    const { doc, awareness, synced } = this;
    const state = this.outcome ?? this.openState();
    const broken = this.context.ledger.hasStorageProblem();
    const right = broken ? "read" : this.knownRight;
    const shown = state === "ready" ? doc : null;
    const now = this.view.get();
    if (now.state === state && now.doc === shown && now.right === right && now.synced === synced) return;
    this.view.set({ state, doc: shown, awareness, right, synced, retry: this.events.retry });
  }

  /** The page is in sight again: is its store still there? */
  async probe(): Promise<void> {
    await this.journal?.probe();
  }

  healNow(): void {
    this.journal?.healNow();
  }

  /** Ends the use on this tab. The journal goes if the server has all of it and no other tab needs it. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.baseTimer.stop();
    this.context.tabs.leave(this.name);
    if (this.confirmed) await this.saveBase();
    // Asked after saving: a base that could not be stored leaves the journal as the only copy here.
    const disposable = this.confirmed || !(this.touched || this.journal?.hadContent);
    this.live?.destroy();
    await this.journal?.close();
    this.awareness.destroy();
    this.doc.destroy();
    await this.release();
    this.context.ledger.setStorageProblem(this.name, null);
    const { journal } = this;
    if (!journal || !disposable) return;
    const gone = ifNobodyHolds(this.context.userId, this.name, () => journal.delete());
    // Whatever stood in the way of deleting it, it holds nothing that the server lacks; the next use tries again.
    await gone.catch(() => undefined);
  }

  /**
   * Hands in what was not sent, and takes the copy off this device once the server has that. Answers whether it
   * did; else all stays here, out of sight, until the next connection.
   */
  leave(code: string, outcome: Exclude<Outcome, null>): Promise<boolean> {
    this.leaving ??= this.tryLeaving(code, outcome).finally(() => {
      this.leaving = null;
    });
    return this.leaving;
  }

  private async tryLeaving(code: string, outcome: Exclude<Outcome, null>): Promise<boolean> {
    if (this.closed) return true;
    const mayHaveUnsent = this.mayHaveUnsent;
    // At once: nobody may go on typing into what is handed in.
    this.outcome = outcome;
    this.confirmed = false;
    this.refresh();
    if (isJournaled(this.name) && mayHaveUnsent) {
      const update = await unsentUpdate(this.name, this.doc, this.context.cache, code);
      if (!(await this.context.handIn(this.name, update, code))) return false;
    }
    await this.wipe();
    return true;
  }

  private async wipe(): Promise<void> {
    this.closed = true;
    this.baseTimer.stop();
    this.context.tabs.leave(this.name);
    this.live?.destroy();
    try {
      await this.journal?.delete();
      await this.context.cache.forgetDocuments([this.name]);
    } catch (error) {
      // Opened again at the next connection, for its journal is still there, and denied again.
      this.cacheFailed(error);
    }
    this.context.ledger.setStorageProblem(this.name, null);
    this.awareness.destroy();
    this.doc.destroy();
    await this.release();
    this.context.onWiped(this.name);
  }

  private async open(): Promise<void> {
    const { context, name } = this;
    this.release = await holdDocument(context.userId, name);
    if (isJournaled(name)) await this.openJournal();
    await this.hydrate();
    if (this.closed) return;
    this.doc.on("afterTransaction", this.onTransaction);
    this.doc.on("update", this.onUpdate);
    if (isJournaled(name)) joinTabs(context.tabs, name, this.doc, this.tabOrigin);
    if (!this.local) await this.fillFromWaiting();
    if (this.closed) return;
    this.refresh();
    this.connect();
  }

  /** A customer that waits in an import begins here, as if it had been made by hand. */
  private async fillFromWaiting(): Promise<void> {
    const waiting = await this.context.takeWaiting(this.name);
    if (!waiting || this.closed) return;
    this.local = true;
    this.right = "write";
    waiting.write(this.doc);
    await waiting.done();
  }

  private async openJournal(): Promise<void> {
    this.journal = documentJournal(this.context, this.name, this.doc);
    await this.journal.opened();
    this.local = this.journal.hadContent;
  }

  private async hydrate(): Promise<void> {
    const { cache } = this.context;
    try {
      const { state, held } = await within(cacheLimitMs, "the store", cache.documentState(this.name));
      this.onDisk = state !== null && (await this.applyBase(state));
      this.right = held?.right ?? null;
      this.epoch = held?.epoch ?? 0;
      if (held) void cache.touch(held, nowMs()).catch(this.cacheFailed);
    } catch (error) {
      // The cache can be rebuilt from the server; say so and go on.
      this.cacheFailed(error);
    }
    // Edits whose base is missing can't be shown before the server has brought it.
    const isWhole = this.onDisk || this.doc.store.pendingStructs === null;
    this.local = isWhole && (this.onDisk || this.local);
  }

  /** A copy that can't be read goes, since the server has it; answers whether it could. */
  private async applyBase(state: Uint8Array): Promise<boolean> {
    try {
      Y.applyUpdate(this.doc, state, this.journal?.origin ?? this.cacheOrigin);
      return true;
    } catch {
      await this.context.cache.forgetBase(this.name);
      return false;
    }
  }

  private readonly cacheFailed = (error: unknown): void =>
    this.context.ledger.setStorageProblem("cache", String(error));

  private setAsideUnreachable(): void {
    const update = takeUnreachable(this.doc);
    if (update === null) return;
    const kept = this.context.ledger.setAside(this.name, update, wordsOf(update));
    // They leave the journal only once they are kept elsewhere.
    kept.then(() => this.journal?.rewrite()).catch(this.cacheFailed);
  }

  private connect(): void {
    this.live = new LiveConnection(this.context.socket, this.name, this.doc, this.awareness, {
      mayWrite: () => isJournaled(this.name) && this.right !== "read" && this.leaving === null,
      onOpened: (opened) => this.onOpened(opened),
      comparesCopy: () => this.right === "read" && isJournaled(this.name),
      onCompared: (serverHasAll) => this.onCompared(serverHasAll),
      onSynced: () => {
        this.setAsideUnreachable();
        this.synced = true;
        this.refresh();
        // Where nothing may be written there is nothing to acknowledge.
        if (!isJournaled(this.name) || (this.right === "read" && this.serverHasAll)) this.onAllDurable();
      },
      onAllDurable: () => this.onAllDurable(),
      onClosed: (code) => void this.onClosed(code),
    });
  }

  private onOpened(opened: Opened): void {
    this.right = opened.right;
    this.epoch = opened.epoch;
    this.refresh();
  }

  /**
   * What a reader wrote while it was allowed goes to those who decide, and the copy begins afresh without it. Only
   * what the server lacks is such: the journal, and what other tabs bring, mostly hold what came from the server.
   */
  private onCompared(serverHasAll: boolean): boolean {
    this.serverHasAll = serverHasAll;
    if (!serverHasAll) void this.renew("notAllowed");
    return serverHasAll;
  }

  /** Begins afresh with the server's copy, after handing in what this one had not sent. */
  async renew(code: string): Promise<void> {
    if (await this.leave(code, "opening")) this.events.retry();
  }

  private onAllDurable(): void {
    this.confirmed = true;
    this.waiting = false;
    this.context.ledger.confirmed(this.name);
    this.saveBaseSoon();
    this.events.onConfirmed();
  }

  private async onClosed(code: number): Promise<void> {
    if (code === CloseCode.notAllowed) await this.leave("notAllowed", "denied");
    else if (code === CloseCode.unknownDocument) {
      if (this.mayHaveUnsent) await this.leave("deleted", "missing");
      else this.end("missing");
    } else if (code === CloseCode.staleEpoch) await this.renew("staleEpoch");
    else if (code === CloseCode.signInAgain || code === CloseCode.newerAppNeeded) {
      this.context.onSocketRefused(code);
    } else this.end("failed");
  }

  private end(outcome: Outcome): void {
    this.outcome = outcome;
    this.refresh();
  }

  private failed(error: unknown): void {
    this.end("failed");
    this.context.ledger.setStorageProblem(this.name, String(error));
  }

  private openState(): DocumentView["state"] {
    if (this.local) return "ready";
    if (this.synced) return this.context.isMissing(this.name, this.doc) ? "missing" : "ready";
    return this.context.socket.connection.get().online || !this.context.socket.connection.get().since
      ? "opening"
      : "missing";
  }

  private readonly onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (this.isOwnWriting(origin)) this.context.tabs.sendUpdate(this.name, update);
  };

  /** Typed or set on this very tab, not brought in by disk, server or another tab. */
  private isOwnWriting(origin: unknown): boolean {
    return origin !== this.tabOrigin && !this.isStored(origin) && origin !== this.live?.provider;
  }

  private isStored(origin: unknown): boolean {
    return origin === this.cacheOrigin || (this.journal !== null && origin === this.journal.origin);
  }

  private readonly onTransaction = (transaction: Y.Transaction): void => {
    const { origin } = transaction;
    if (transaction.changed.size === 0 || origin === this.cacheOrigin) return;
    this.touched = true;
    if (origin === this.live?.provider) {
      if (this.confirmed) this.saveBaseSoon();
      if (this.hasUnconfirmed) this.context.project(this.name, this.doc);
      return;
    }
    // Of what may only be read the server has the original, whichever tab brought it first.
    if (origin === this.tabOrigin && this.knownRight === "read") return;
    // Rows that come from disk only now, after a store that did not open, are news as well.
    this.confirmed = false;
    this.waiting = true;
    this.context.ledger.changed(this.name, { paths: changedPaths(transaction) });
    this.context.project(this.name, this.doc);
  };

  private saveBaseSoon(): void {
    // The first copy soon: without it names of colleagues would be missing offline.
    this.baseTimer.plan(isJournaled(this.name) || !this.onDisk);
  }

  /** The base may hold only what the server has: it is what a journal builds upon. */
  private async saveBase(): Promise<void> {
    this.baseTimer.stop();
    if (!this.confirmed || this.outcome || this.openState() !== "ready") return;
    const { context, name, epoch, right } = this;
    const seq = context.knownSequence(name);
    const held = { name, seq, epoch, right, usedAt: nowMs() };
    try {
      await context.cache.putDocuments([{ held, state: Y.encodeStateAsUpdate(this.doc) }]);
      this.onDisk = true;
    } catch (error) {
      // The journal still holds it all; only it must not be deleted now.
      this.confirmed = false;
      this.cacheFailed(error);
    }
  }
}
