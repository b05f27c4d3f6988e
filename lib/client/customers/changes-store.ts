import { apiFetch } from "@/lib/client/http/api-fetch";
import type { Cache } from "@/lib/client/storage/cache";
import { createStore, type Readable } from "@/lib/client/store/store";
import type { CustomerChange, CustomerChanges } from "./model";

interface Page {
  readonly rows: readonly CustomerChange[];
  readonly nextCursor: string | null;
}

export interface ChangesSource {
  readonly cache: Cache;
  /** Called when the server may hold newer changes of this customer. Answers how to stop. */
  readonly onNews: (listener: () => void) => () => void;
  /** The device's store refused to read or to keep. */
  readonly onStorageFailed: (error: unknown) => void;
}

/** Changes come in bursts (a row, then its acknowledgement): one question for all of them. */
const askAgainAfterMs = 250;

const loading: CustomerChanges = { rows: [], loading: true, fromCache: false, error: null, loadMore: null };

/** Loads when first looked at, stays in step while it is; the newest page is kept on the device for offline. */
export function changesStore(source: ChangesSource, customerId: string): Readable<CustomerChanges> {
  const loader = new ChangesLoader(source, customerId);
  return {
    get: loader.store.get,
    subscribe(listener) {
      loader.begin();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const stopNews = source.onNews(() => {
        clearTimeout(timer);
        timer = setTimeout(() => void loader.loadNewest(), askAgainAfterMs);
      });
      const stop = loader.store.subscribe(listener);
      return () => {
        clearTimeout(timer);
        stopNews();
        stop();
      };
    },
  };
}

class ChangesLoader {
  readonly store = createStore<CustomerChanges>(loading);
  #begun = false;
  #asked = 0;

  constructor(
    readonly source: ChangesSource,
    readonly customerId: string,
  ) {}

  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    void this.#showCached().then(() => this.loadNewest());
  }

  async loadNewest(): Promise<void> {
    this.#asked += 1;
    const question = this.#asked;
    this.#set({ loading: true });
    const answer = await this.#fetchPage(null);
    if (question !== this.#asked) return;
    if (!answer.ok) return this.#set({ loading: false, error: answer.error });
    const { rows, nextCursor } = answer.value;
    const before = this.store.get();
    const older = before.fromCache ? null : olderThan(before.rows, rows);
    this.#set({
      ...(older ? { rows: [...rows, ...older] } : { rows, loadMore: this.#more(nextCursor) }),
      loading: false,
      fromCache: false,
      error: null,
    });
    await this.source.cache.putValue(this.#key, rows).catch(this.source.onStorageFailed);
  }

  async #loadOlder(cursor: string): Promise<void> {
    this.#set({ loading: true, loadMore: null });
    const answer = await this.#fetchPage(cursor);
    if (!answer.ok) return this.#set({ loading: false, error: answer.error, loadMore: this.#more(cursor) });
    const { rows, nextCursor } = answer.value;
    const all = [...this.store.get().rows, ...rows];
    this.#set({ rows: all, loading: false, fromCache: false, error: null, loadMore: this.#more(nextCursor) });
  }

  async #showCached(): Promise<void> {
    const { cache, onStorageFailed } = this.source;
    const kept = cache.getValue<readonly CustomerChange[]>(this.#key);
    // Said in red elsewhere; here the server's answer takes its place.
    const cached = await kept.catch(onStorageFailed);
    if (cached) this.#set({ rows: cached, fromCache: true });
  }

  get #key(): string {
    return `changes:${this.customerId}`;
  }

  #more(cursor: string | null): (() => void) | null {
    return cursor === null ? null : () => void this.#loadOlder(cursor);
  }

  #fetchPage(cursor: string | null) {
    const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
    return apiFetch<Page>(`/api/customers/${this.customerId}/changes${query}`);
  }

  #set(part: Partial<CustomerChanges>): void {
    this.store.set({ ...this.store.get(), ...part });
  }
}

/** What was loaded further down than the newest page, where the two meet; null where more came in between. */
function olderThan(
  loaded: readonly CustomerChange[],
  newest: readonly CustomerChange[],
): readonly CustomerChange[] | null {
  const last = newest.at(-1);
  if (!last) return null;
  const at = loaded.findLastIndex((change) => isSame(change, last));
  return at < 0 ? null : loaded.slice(at + 1);
}

const isSame = (a: CustomerChange, b: CustomerChange): boolean =>
  a.at === b.at &&
  a.path === b.path &&
  a.actorId === b.actorId &&
  JSON.stringify(a.newValue) === JSON.stringify(b.newValue);
