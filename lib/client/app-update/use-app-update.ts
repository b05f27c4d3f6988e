import { useStore } from "@/lib/client/store/use-store";
import { applyUpdate, updateReady } from "./register";

export interface AppUpdate {
  /** A new version was fetched and waits for the person's word. */
  readonly ready: boolean;
  readonly apply: () => Promise<void>;
}

export function useAppUpdate(): AppUpdate {
  return { ready: useStore(updateReady), apply: applyUpdate };
}
