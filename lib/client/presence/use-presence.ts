import { useMemo } from "react";
import { useStore } from "@/lib/client/store/use-store";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";

/** Somebody else who has the same document open. Name and colour come from the server. */
export interface PresentPerson {
  readonly userId: string;
  readonly name: string;
  readonly color: 1 | 2 | 3 | 4;
}

const nobody: readonly PresentPerson[] = [];
const emptyRoom = { get: () => nobody, subscribe: () => () => undefined };

/** Who else has this document open; only documents that a screen holds open have presence. */
export function usePresence(documentName: string): readonly PresentPerson[] {
  const workspace = useWorkspace();
  const store = useMemo(() => workspace?.presence(documentName) ?? emptyRoom, [workspace, documentName]);
  return useStore(store);
}
