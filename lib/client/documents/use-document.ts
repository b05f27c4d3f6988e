import { useEffect, useMemo } from "react";
import { useStore } from "@/lib/client/store/use-store";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import type { DocumentView } from "./model";

const closed: DocumentView = {
  state: "opening",
  doc: null,
  awareness: null,
  right: "read",
  synced: false,
  retry: () => undefined,
};
const closedStore = { get: () => closed, subscribe: () => () => undefined };

/** Opens a document for as long as the component is on screen. Its parts are read through lib/docs alone. */
export function useDocument(name: string): DocumentView {
  const workspace = useWorkspace();
  useEffect(() => workspace?.documents.show(name), [workspace, name]);
  return useStore(useMemo(() => workspace?.documents.viewOf(name) ?? closedStore, [workspace, name]));
}
