import { useMemo } from "react";
import { useStore } from "@/lib/client/store/use-store";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import type { Workspace } from "@/lib/client/workspace/workspace";
import { customerName } from "@/lib/docs/names";
import { type ChangesSource, changesStore } from "./changes-store";
import type { CustomerChanges } from "./model";

const nothing: CustomerChanges = { rows: [], loading: false, fromCache: false, error: null, loadMore: null };
const empty = { get: () => nothing, subscribe: () => () => undefined };

/** Who changed which field of this customer, newest first (C6), live. Offline: the ones seen last time. */
export function useCustomerChanges(id: string): CustomerChanges {
  const workspace = useWorkspace();
  return useStore(
    useMemo(() => (workspace ? changesStore(sourceOf(workspace, id), id) : empty), [workspace, id]),
  );
}

/** A colleague's change moves the row; one's own is history once the server has confirmed it. */
function sourceOf({ cache, rows, saving }: Workspace, id: string): ChangesSource {
  const name = customerName(id);
  return {
    cache,
    onStorageFailed: (error) => saving.setStorageProblem("cache", String(error)),
    onNews(listener) {
      const stopRow = rows.rowStore(id).subscribe(listener);
      const stopSaved = saving.onSaved((saved) => {
        if (saved === name) listener();
      });
      return () => {
        stopRow();
        stopSaved();
      };
    },
  };
}
