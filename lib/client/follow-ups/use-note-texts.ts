import { useEffect } from "react";
import { useWorkspace, useWorkspaceStore } from "@/lib/client/workspace/current-workspace";
import { type HeldTexts, noTexts } from "./note-texts";

/** The whole text of the notes that this device holds; read while somebody searches. */
export function useNoteTexts(isSearching: boolean): HeldTexts {
  const workspace = useWorkspace();
  useEffect(() => (isSearching ? workspace?.noteTexts.search() : undefined), [workspace, isSearching]);
  return useWorkspaceStore((each) => each.noteTexts.state, noTexts);
}
