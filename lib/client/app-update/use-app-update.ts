import { useStore } from "@/lib/client/store/use-store";
import { applyUpdate, updateReady } from "./register";

export interface AppUpdate {
  /** A new version was fetched and waits for the person's word. */
  readonly ready: boolean;
  /** Answers false when it must wait: what was written is in memory alone. */
  readonly apply: () => Promise<boolean>;
}

export function useAppUpdate(): AppUpdate {
  return { ready: useStore(updateReady), apply: applyUpdate };
}
