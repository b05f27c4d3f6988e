import { apiFetch } from "@/lib/client/http/api-fetch";
import type { Cache } from "@/lib/client/storage/cache";
import { createStore, type Readable } from "@/lib/client/store/store";
import type { CustomerChange, CustomerChanges } from "./model";

interface Page {
  readonly rows: readonly CustomerChange[];
  readonly nextCursor: string | null;
}

const loading: CustomerChanges = { rows: [], loading: true, fromCache: false, error: null, loadMore: null };

/** Loads when first looked at; the newest page is kept on the device for offline. */
export function changesStore(cache: Cache, customerId: string): Readable<CustomerChanges> {
  const store = createStore<CustomerChanges>(loading);
  const key = `changes:${customerId}`;
  let begun = false;

  const address = (cursor: string | null) =>
    `/api/customers/${customerId}/changes${cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`}`;

  const loadFrom = async (cursor: string | null): Promise<void> => {
    const before = store.get().rows;
    store.set({ ...store.get(), loading: true, loadMore: null });
    const answer = await apiFetch<Page>(address(cursor));
    if (!answer.ok) {
      store.set({ ...store.get(), loading: false, error: answer.error });
      return;
    }
    const { rows, nextCursor } = answer.value;
    const all = cursor === null ? rows : [...before, ...rows];
    const loadMore = nextCursor === null ? null : () => void loadFrom(nextCursor);
    store.set({ rows: all, loading: false, fromCache: false, error: null, loadMore });
    if (cursor === null) await cache.putValue(key, rows).catch(() => undefined);
  };

  const begin = async (): Promise<void> => {
    const cached = await cache.getValue<readonly CustomerChange[]>(key).catch(() => undefined);
    if (cached) store.set({ ...store.get(), rows: cached, fromCache: true });
    await loadFrom(null);
  };

  return {
    get: store.get,
    subscribe(listener) {
      if (!begun) void begin();
      begun = true;
      return store.subscribe(listener);
    },
  };
}
