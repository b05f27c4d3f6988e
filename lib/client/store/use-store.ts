import { useSyncExternalStore } from "react";
import type { Readable } from "./store";

/** The store's value in a component; the component renders again when it changes. */
export function useStore<T>(store: Readable<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
