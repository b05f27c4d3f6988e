import type * as Y from "yjs";
import { journaledDocuments } from "@/lib/client/storage/database-names";
import { createStore, type Readable, type Store } from "@/lib/client/store/store";
import type { DocumentContext } from "./context";
import type { DocumentView } from "./model";
import { OpenDocument } from "./open-document";

/** A document that nobody shows any more stays open so long: going back is common. */
const lingerMs = 8_000;
/** How many documents with unsent changes are pushed at a time after a reconnect. */
const pushesAtOnce = 24;

interface Entry {
  document: OpenDocument;
  uses: number;
  shown: number;
  linger: ReturnType<typeof setTimeout> | undefined;
}

/** Thrown by changes to a document that can't be written now. */
export class DocumentUnavailable extends Error {
  constructor(
    readonly code: DocumentView["state"] | "readOnly",
    readonly document: string,
  ) {
    super(`${document}: ${code}`);
  }
}

/** All documents in use on this tab: each is open once, however many screens and tasks use it. */
export class Documents {
  private readonly entries = new Map<string, Entry>();
  private readonly views = new Map<string, Store<DocumentView>>();
  private pushing = false;
  private stopped = false;

  constructor(private readonly context: DocumentContext) {
    context.ledger.setWaitsHere((name) => this.find(name)?.waits ?? false);
    // Editing stops the moment that storing does.
    context.ledger.onStorageProblem(() => this.refreshAll());
  }

  viewOf(name: string): Readable<DocumentView> {
    return this.viewStore(name);
  }

  /** Opens for a screen; answers how to let go. */
  show(name: string): () => void {
    const entry = this.use(name);
    entry.shown++;
    entry.document.setPresent(true);
    return () => {
      entry.shown--;
      if (entry.shown === 0) entry.document.setPresent(false);
      this.unuse(name, entry);
    };
  }

  /** Opens for a task, such as following index documents; answers how to let go. */
  keep(name: string): { readonly document: OpenDocument; readonly release: () => void } {
    const entry = this.use(name);
    return { document: entry.document, release: () => this.unuse(name, entry) };
  }

  find(name: string): OpenDocument | null {
    return this.entries.get(name)?.document ?? null;
  }

  /** Writes into a document, opening it for the moment if need be. */
  async change<T>(name: string, write: (doc: Y.Doc) => T): Promise<T> {
    const { document, release } = this.keep(name);
    try {
      await document.opened;
      const { state, right } = this.viewStore(name).get();
      if (state !== "ready") throw new DocumentUnavailable(state, name);
      if (right !== "write") throw new DocumentUnavailable("readOnly", name);
      return write(document.doc);
    } finally {
      release();
    }
  }

  /** A document that begins on this device. */
  async create<T>(name: string, write: (doc: Y.Doc) => T): Promise<T> {
    const { document, release } = this.keep(name);
    try {
      await document.opened;
      if (this.context.ledger.hasStorageProblem()) throw new DocumentUnavailable("readOnly", name);
      document.markCreated();
      return write(document.doc);
    } finally {
      release();
    }
  }

  /** Sends whatever this device holds that the server may not have, whether or not its page is open. */
  async pushUnsent(): Promise<void> {
    if (this.pushing) return;
    this.pushing = true;
    try {
      // Without storage there are no journals, and what the tab holds still goes out.
      const left = await journaledDocuments(this.context.userId).catch(() => []);
      const names = [...new Set([...this.context.ledger.dirtyNames(), ...left])];
      const queue = names.filter((name) => !this.entries.get(name)?.document.isConfirmed);
      const worker = async () => {
        for (let name = queue.pop(); name !== undefined; name = queue.pop()) await this.pushOne(name);
      };
      await Promise.all(Array.from({ length: pushesAtOnce }, worker));
    } finally {
      this.pushing = false;
    }
  }

  /** The right is gone: nothing of it stays on this device once the server has what was not sent. */
  async deny(name: string): Promise<void> {
    const { document, release } = this.keep(name);
    await document.opened;
    const isGone = await document.leave("notAllowed", "denied");
    release();
    if (isGone && this.entries.get(name)?.document === document) this.entries.delete(name);
  }

  /** The copy is of another epoch. */
  async renew(name: string): Promise<void> {
    const { document, release } = this.keep(name);
    await document.opened;
    await document.renew("staleEpoch");
    release();
  }

  /** Rights or the state of storage changed. */
  refreshAll(): void {
    for (const { document } of this.entries.values()) document.refresh();
  }

  /** The page is in sight again: are the stores still there? */
  async probe(): Promise<void> {
    await Promise.all([...this.entries.values()].map(({ document }) => document.probe()));
  }

  /** Tries again now to store what could not be stored. */
  healNow(): void {
    for (const { document } of this.entries.values()) document.healNow();
  }

  lifeSign(): { channel: number; body: Uint8Array } | null {
    for (const { document } of this.entries.values()) {
      const sign = document.live?.lifeSign();
      if (sign) return sign;
    }
    return null;
  }

  async close(): Promise<void> {
    this.stopped = true;
    const open = [...this.entries.values()];
    this.entries.clear();
    for (const { linger } of open) clearTimeout(linger);
    await Promise.all(open.map(({ document }) => document.close()));
  }

  private async pushOne(name: string): Promise<void> {
    if (!this.context.socket.connection.get().online) return;
    const { document, release } = this.keep(name);
    await document.opened;
    await this.confirmedOrOffline(document);
    release();
  }

  private confirmedOrOffline(document: OpenDocument): Promise<void> {
    const { connection } = this.context.socket;
    return new Promise((resolve) => {
      const done = () => {
        clearInterval(poll);
        resolve();
      };
      // Confirmation has no event that outlives a wipe; looking now and then covers every way it can end.
      const poll = setInterval(() => {
        const { state } = this.viewStore(document.name).get();
        const isLost = document.isEnded || state === "denied" || state === "missing" || state === "failed";
        const ended = isLost || this.entries.get(document.name)?.document !== document;
        if (document.isConfirmed || ended || this.stopped || !connection.get().online) done();
      }, 50);
    });
  }

  private use(name: string): Entry {
    let entry = this.entries.get(name);
    if (!entry) {
      entry = { document: this.open(name), uses: 0, shown: 0, linger: undefined };
      this.entries.set(name, entry);
    }
    clearTimeout(entry.linger);
    entry.uses++;
    return entry;
  }

  private unuse(name: string, entry: Entry): void {
    entry.uses--;
    this.closeIfIdle(name, entry);
  }

  private closeIfIdle(name: string, entry: Entry): void {
    if (entry.uses > 0 || this.entries.get(name) !== entry) return;
    clearTimeout(entry.linger);
    entry.linger = setTimeout(() => {
      // While changes wait it stays open, so that they go out with the next connection.
      if (entry.uses > 0 || entry.document.hasUnconfirmed) return;
      this.entries.delete(name);
      void this.finish(name, entry.document);
    }, lingerMs);
  }

  private async finish(name: string, document: OpenDocument): Promise<void> {
    await document.close();
    if (!this.entries.has(name)) this.viewStore(name).set(this.closedView(name));
  }

  private open(name: string): OpenDocument {
    return new OpenDocument(name, this.context, this.viewStore(name), {
      onConfirmed: () => {
        const entry = this.entries.get(name);
        if (entry) this.closeIfIdle(name, entry);
      },
      retry: () => this.reopen(name),
    });
  }

  private reopen(name: string): void {
    const before = this.entries.get(name);
    if (!before || this.stopped) return;
    const replace = async () => {
      await before.document.close();
      this.viewStore(name).set(this.closedView(name));
      if (this.entries.get(name) !== before) return;
      before.document = this.open(name);
      before.document.setPresent(before.shown > 0);
    };
    void replace();
  }

  private viewStore(name: string): Store<DocumentView> {
    let store = this.views.get(name);
    if (!store) {
      store = createStore(this.closedView(name));
      this.views.set(name, store);
    }
    return store;
  }

  private closedView(name: string): DocumentView {
    const retry = () => this.reopen(name);
    return { state: "opening", doc: null, awareness: null, right: "read", synced: false, retry };
  }
}
