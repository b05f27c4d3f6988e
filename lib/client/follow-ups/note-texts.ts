import * as Y from "yjs";
import { customerIdOf } from "@/lib/client/documents/document-kinds";
import type { Cache } from "@/lib/client/storage/cache";
import type { NoteText } from "@/lib/client/storage/cache-db";
import { createStore, type Store } from "@/lib/client/store/store";
import { nowMs } from "@/lib/client/time/clock";
import { pause, whenIdle } from "@/lib/client/time/pause";
import { projectNoteTexts } from "@/lib/docs/project";
import { type SearchableNote, searchableNote } from "@/lib/domain/follow-ups/search";

export interface HeldTexts {
  /** Whether the notes of every customer document on this device are here. */
  readonly loaded: boolean;
  readonly byId: ReadonlyMap<string, SearchableNote>;
}

export const noTexts: HeldTexts = { loaded: false, byId: new Map() };

/** The start of the app, and a filler at work, come first. */
const quietMs = 5_000;
const sliceMs = 10;
const namesAtOnce = 50;
const publishMs = 250;

/**
 * The whole text of the notes that this device holds, for searching (F2). Kept in the cache beside the documents it
 * is read from; read in idle time in short slices, or at once when somebody searches; in memory from the first
 * search on.
 */
export class NoteTexts {
  readonly state: Store<HeldTexts> = createStore(noTexts);
  private memory = emptyMemory();
  private readonly pending = new Set<string>();
  private searches = 0;
  /** Another tab may have stored documents since. */
  private isLookedUp = false;
  private inMemory = false;
  private running = false;
  private stopped = false;
  private publishedAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly cache: Cache,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  start(): void {
    this.cache.onStored((names) => {
      const customers = names.filter((name) => customerIdOf(name) !== null);
      for (const name of customers) this.pending.add(name);
      if (customers.length > 0) this.plan();
    });
    this.plan();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Somebody searches: no waiting for idle time. Answers how to end it. */
  search(): () => void {
    this.searches += 1;
    if (this.searches === 1) {
      this.isLookedUp = false;
      this.inMemory = false;
      this.plan();
    }
    return () => {
      this.searches -= 1;
    };
  }

  /** Put off by further changes unless somebody waits for the answer. */
  private plan(): void {
    clearTimeout(this.timer);
    if (this.stopped || this.running) return;
    this.timer = setTimeout(() => void this.run(), this.searches > 0 ? 0 : quietMs);
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      while (!this.stopped && (await this.step())) await (this.searches > 0 ? pause() : whenIdle());
      if (!this.stopped && this.inMemory) this.publish();
    } catch (error) {
      this.isLookedUp = false;
      this.inMemory = false;
      // Tried again when something is stored, or at the next search.
      if (!this.stopped) this.onFailed(error);
    } finally {
      this.running = false;
    }
  }

  /** Answers whether there is more to do. */
  private async step(): Promise<boolean> {
    if (!this.isLookedUp) {
      this.isLookedUp = true;
      for (const name of await this.cache.namesWithoutNotes()) this.pending.add(name);
    } else if (this.searches > 0 && !this.inMemory) await this.load();
    else await this.readSome();
    return this.pending.size > 0 || !this.isLookedUp || (this.searches > 0 && !this.inMemory);
  }

  /** In slices, for ten thousand notes made ready at once would hold up the keys being typed. */
  private async load(): Promise<void> {
    // At first: a search that begins meanwhile takes it back, to have it all read anew.
    this.inMemory = true;
    const memory = emptyMemory();
    let end = nowMs() + sliceMs;
    for (const { name, notes } of await this.cache.allNotes()) {
      remember(memory, name, notes);
      if (nowMs() < end) continue;
      await pause();
      if (this.stopped) return;
      end = nowMs() + sliceMs;
    }
    this.memory = memory;
  }

  private async readSome(): Promise<void> {
    const names = [...this.pending].slice(0, namesAtOnce);
    // Before reading: what is stored meanwhile is to be read once more.
    for (const name of names) this.pending.delete(name);
    const end = nowMs() + sliceMs;
    const read = await this.cache.readNotes(names, notesOf, () => nowMs() >= end);
    for (const name of names) if (!read.has(name)) this.pending.add(name);
    if (!this.inMemory) return;
    for (const [name, notes] of read) remember(this.memory, name, notes ?? []);
    if (this.searches > 0 && nowMs() - this.publishedAt > publishMs) this.publish();
  }

  private publish(): void {
    this.publishedAt = nowMs();
    this.state.set({ loaded: this.pending.size === 0, byId: this.memory.byId });
  }
}

interface Memory {
  readonly byId: Map<string, SearchableNote>;
  readonly idsByName: Map<string, readonly string[]>;
}

const emptyMemory = (): Memory => ({ byId: new Map(), idsByName: new Map() });

function remember({ byId, idsByName }: Memory, name: string, notes: readonly NoteText[]): void {
  for (const id of idsByName.get(name) ?? []) byId.delete(id);
  const ids = notes.map(({ id }) => id);
  if (ids.length > 0) idsByName.set(name, ids);
  else idsByName.delete(name);
  for (const { id, text } of notes) byId.set(id, searchableNote(text));
}

function notesOf(state: Uint8Array): readonly NoteText[] {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    return projectNoteTexts(doc);
  } catch {
    // A copy that can't be read is replaced when the document is opened, and read anew then.
    return [];
  } finally {
    doc.destroy();
  }
}
