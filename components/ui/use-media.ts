import { useCallback, useSyncExternalStore } from "react";

function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/** Below 768 px: one column, the bar at the bottom, everything within a thumb's reach. */
export const usePhone = (): boolean => useMedia("(max-width: 767px)");

/** From 1200 px on a list and its detail stand side by side. */
export const useSideBySide = (): boolean => useMedia("(min-width: 1200px)");
