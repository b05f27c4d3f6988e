import { createStore, type Readable } from "@/lib/client/store/store";
import { useStore } from "@/lib/client/store/use-store";
import type { Workspace } from "./workspace";

/** The signed-in person's workspace in this tab; null while nobody is signed in. Set by the session alone. */
export const currentWorkspace = createStore<Workspace | null>(null);

const none: Readable<null> = { get: () => null, subscribe: () => () => undefined };

export const useWorkspace = (): Workspace | null => useStore(currentWorkspace);

/** A part of the workspace as a store, with a stand-in while nobody is signed in. */
export function useWorkspaceStore<T>(pick: (workspace: Workspace) => Readable<T>, fallback: T): T {
  const workspace = useWorkspace();
  const value = useStore<T | null>(workspace ? pick(workspace) : none);
  return value ?? fallback;
}

/** For actions that only make sense when somebody is signed in. */
export function requireWorkspace(): Workspace {
  const workspace = currentWorkspace.get();
  if (!workspace) throw new Error("nobody is signed in");
  return workspace;
}
