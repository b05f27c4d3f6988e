import { useMemo } from "react";
import { useStore } from "@/lib/client/store/use-store";
import { currentWorkspace, useWorkspace, useWorkspaceStore } from "@/lib/client/workspace/current-workspace";
import type { DocumentSaving, SavingState } from "./model";

const nothing: SavingState = {
  kind: "kept",
  waiting: 0,
  items: [],
  refused: [],
  problem: null,
  keptAt: null,
  filling: null,
};
const keptDocument: DocumentSaving = { kind: "kept", since: null };
const keptStore = { get: () => keptDocument, subscribe: () => () => undefined };

/** The state of saving of all that this person wrote on this device. */
export const useSaving = (): SavingState => useWorkspaceStore((workspace) => workspace.saving.state, nothing);

/** The same of one document. */
export function useDocumentSaving(name: string): DocumentSaving {
  const workspace = useWorkspace();
  const store = useMemo(() => workspace?.saving.ofDocument(name) ?? keptStore, [workspace, name]);
  return useStore(store);
}

/** Takes an item off the list of what was not accepted, once its author has seen it. */
export async function dismissRefused(id: string): Promise<void> {
  await currentWorkspace.get()?.dismissRefused(id);
}

/** Somebody made room: tries at once, instead of waiting for the next attempt. */
export const storeAgain = (): void => currentWorkspace.get()?.storageCare.healNow();

/** Called whenever the server has confirmed everything of a document. Answers how to stop listening. */
export function onSaved(listener: (documentName: string) => void): () => void {
  return currentWorkspace.get()?.saving.onSaved(listener) ?? (() => undefined);
}
