import { useMemo } from "react";
import { useStore } from "@/lib/client/store/use-store";
import { useCalendar } from "@/lib/client/time/use-calendar";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import { emptyList, queryCustomers } from "./customer-list";
import type { CustomerList, CustomerListQuery } from "./model";
import { useOwnerIds } from "./use-owner-ids";

export type { CustomerList, CustomerListQuery } from "./model";

const noRows = { get: () => 0, subscribe: () => () => undefined };

/**
 * The customers of the person's scope, searched, filtered and sorted on the device, live. No React state per row:
 * the table engine holds them, and its version alone makes the component render again.
 */
export function useCustomerList(query: CustomerListQuery): CustomerList {
  const workspace = useWorkspace();
  const bounds = useCalendar();
  const version = useStore(workspace ? workspace.rows.version : noRows);
  const { view = null, q = "", ownerId = null, groupId = null, sort } = query;
  const ownerIds = useOwnerIds(ownerId, groupId);
  const sortKey = sort?.key ?? "nextVisitAt";
  const direction = sort?.dir ?? "asc";
  return useMemo(
    () =>
      workspace
        ? queryCustomers(workspace.rows, { view, q, ownerIds, sortKey, direction, bounds, version })
        : emptyList(bounds),
    [workspace, view, q, ownerIds, sortKey, direction, bounds, version],
  );
}
