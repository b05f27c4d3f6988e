import { useEffect } from "react";
import { navigate, usePath } from "@/lib/client/navigation";

/** How many addresses this page has shown; the first one has nothing of ours behind it. */
let visited = 0;

/** Counts the addresses; used once, by the frame. */
export function useVisits(): void {
  const { pathname } = usePath();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each address counts
  useEffect(() => {
    visited += 1;
  }, [pathname]);
}

/** Back to where one came from; on a page opened by its address, to where it belongs. */
export function goBack(fallback: string): void {
  if (visited > 1) window.history.back();
  else navigate(fallback, { replace: true });
}
