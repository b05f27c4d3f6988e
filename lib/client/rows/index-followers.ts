import type { Documents } from "@/lib/client/documents/documents";
import type { Cache } from "@/lib/client/storage/cache";
import type { RowChunk } from "@/lib/client/storage/cache-db";
import { observeRows, readIndex, readRow } from "@/lib/docs/index-doc";
import { indexName } from "@/lib/docs/names";
import type { CustomerRow } from "@/lib/domain/customers/model";
import type { CustomerRows } from "./customer-rows";
import { RowChunks } from "./row-chunks";

interface Follower {
  readonly chunks: RowChunks;
  stop: (() => void) | null;
}

/** A device that holds nothing yet waits this long for the first rows before it says that there are none. */
const patienceMs = 10_000;

/** Keeps the rows in step with the index documents of everybody whose customers this person may read (C3). */
export class IndexFollowers {
  private readonly followers = new Map<string, Follower>();
  private scope: readonly string[] = [];
  private online = false;
  /** People whose index has been read since the start. */
  private readonly read = new Set<string>();
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly cache: Cache,
    private readonly documents: Documents,
    private readonly rows: CustomerRows,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /** Paints from disk. A new device has nothing there: it is loaded with the first rows that arrive. */
  async load(): Promise<void> {
    let isNew = false;
    try {
      const chunks = await this.cache.allRowChunks();
      isNew = chunks.length === 0;
      const byOwner = groupByOwner(chunks);
      for (const [owner, own] of byOwner) {
        this.rows.replaceOwner(owner, this.follower(owner).chunks.load(own));
      }
    } catch (error) {
      this.onFailed(error);
    }
    if (isNew && !this.rows.loaded) this.patience = setTimeout(() => this.rows.markLoaded(), patienceMs);
    else this.rows.markLoaded();
  }

  /** Who is in scope now. Rows of people who left it go from this device. */
  setScope(userIds: readonly string[]): void {
    this.scope = userIds;
    const wanted = new Set(userIds);
    for (const owner of [...this.followers.keys()]) if (!wanted.has(owner)) this.drop(owner);
    if (this.online) this.followAll();
  }

  /** Called at each connection; documents stay open afterwards and come back by themselves. */
  connected(): void {
    this.online = true;
    this.followAll();
  }

  /** Puts on disk what waits for its turn: the page may be gone in a moment. */
  async write(): Promise<void> {
    await Promise.all([...this.followers.values()].map(({ chunks }) => chunks.write()));
  }

  async close(): Promise<void> {
    clearTimeout(this.patience);
    for (const { stop } of this.followers.values()) stop?.();
    await this.write();
  }

  private followAll(): void {
    for (const owner of this.scope) {
      const follower = this.follower(owner);
      follower.stop ??= this.follow(owner, follower.chunks);
    }
  }

  private follower(owner: string): Follower {
    let follower = this.followers.get(owner);
    if (!follower) {
      const getRow = (id: string) => this.rows.rowsOf(owner).get(id);
      follower = { chunks: new RowChunks(this.cache, owner, getRow, this.onFailed), stop: null };
      this.followers.set(owner, follower);
    }
    return follower;
  }

  private follow(owner: string, chunks: RowChunks): () => void {
    const name = indexName(owner);
    const { document, release } = this.documents.keep(name);
    const view = this.documents.viewOf(name);
    let unobserve: (() => void) | null = null;
    let followed: unknown = null;
    const onView = () => {
      const { state, doc, synced } = view.get();
      if (state === "denied") this.drop(owner);
      if (state === "denied" || state === "failed") this.hasRead(owner);
      if (state !== "ready" || !doc || !synced || doc === followed) return;
      // Of a new epoch it is a new document.
      unobserve?.();
      followed = doc;
      chunks.changed(this.rows.replaceOwner(owner, readIndex(doc).customers));
      this.hasRead(owner);
      unobserve = observeRows(doc, "customers", (ids) => {
        const changes = new Map<string, CustomerRow | null>();
        for (const id of ids) changes.set(id, readRow(doc, "customers", id) ?? null);
        this.rows.changeOwner(owner, changes);
        chunks.changed(ids);
      });
    };
    const unsubscribe = view.subscribe(onView);
    void document.opened.then(onView);
    return () => {
      unsubscribe();
      unobserve?.();
      release();
    };
  }

  /** With everybody's index read, an empty list is the truth. */
  private hasRead(owner: string): void {
    this.read.add(owner);
    if (this.rows.loaded || !this.scope.every((other) => this.read.has(other))) return;
    clearTimeout(this.patience);
    this.rows.markLoaded();
  }

  private drop(owner: string): void {
    const follower = this.followers.get(owner);
    this.followers.delete(owner);
    follower?.stop?.();
    this.rows.dropOwner(owner);
    this.cache.forgetRows(owner).catch(this.onFailed);
  }
}

function groupByOwner(chunks: readonly RowChunk[]): Map<string, RowChunk[]> {
  const byOwner = new Map<string, RowChunk[]>();
  for (const chunk of chunks) byOwner.set(chunk.owner, [...(byOwner.get(chunk.owner) ?? []), chunk]);
  return byOwner;
}
