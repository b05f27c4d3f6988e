import { useMemo } from "react";
import { useStore } from "@/lib/client/store/use-store";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import { changesStore } from "./changes-store";
import type { CustomerChanges } from "./model";

const nothing: CustomerChanges = { rows: [], loading: false, fromCache: false, error: null, loadMore: null };
const empty = { get: () => nothing, subscribe: () => () => undefined };

/** Who changed which field of this customer, newest first (C6). Offline: the ones seen last time. */
export function useCustomerChanges(id: string): CustomerChanges {
  const workspace = useWorkspace();
  return useStore(useMemo(() => (workspace ? changesStore(workspace.cache, id) : empty), [workspace, id]));
}
