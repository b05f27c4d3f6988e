import { useMemo } from "react";
import { useStore } from "@/lib/client/store/use-store";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import type { CustomerRow } from "@/lib/domain/customers/model";

const noRow = { get: (): CustomerRow | null => null, subscribe: () => () => undefined };

/** A customer as lists show it, by id, without opening its document: for a name in a sentence. */
export function useCustomerRow(id: string | null): CustomerRow | null {
  const workspace = useWorkspace();
  return useStore(useMemo(() => (id && workspace ? workspace.rows.rowStore(id) : noRow), [workspace, id]));
}
