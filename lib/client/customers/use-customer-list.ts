import { useMemo } from "react";
import { useStore } from "@/lib/client/store/use-store";
import { useCalendar } from "@/lib/client/time/use-calendar";
import { useCompiledQuery } from "@/lib/client/views/use-compiled-query";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import { customerSubject } from "@/lib/domain/queries/subjects/customers";
import { emptyList, queryCustomers } from "./customer-list";
import type { CustomerList, CustomerListQuery } from "./model";
import { useOwnerIds } from "./use-owner-ids";

export type { CustomerList, CustomerListQuery } from "./model";

const noOrder: readonly never[] = [];
const noRows = { get: () => 0, subscribe: () => () => undefined };

/**
 * The customers of the person's scope, searched, filtered and sorted on the device, live. No React state per row:
 * the table engine holds them, and its version alone makes the component render again.
 */
export function useCustomerList(query: CustomerListQuery): CustomerList {
  const workspace = useWorkspace();
  const bounds = useCalendar();
  const version = useStore(workspace ? workspace.rows.version : noRows);
  const { view = null, q = "", ownerId = null, groupId = null, sort, custom = null } = query;
  const ownerIds = useOwnerIds(ownerId, groupId);
  const compiled = useCompiledQuery(customerSubject, custom);
  const order = sort ? noOrder : compiled.order;
  const sortKey = sort?.key ?? "nextVisitAt";
  const direction = sort?.dir ?? "asc";
  return useMemo(
    () =>
      workspace
        ? queryCustomers(workspace.rows, {
            view,
            q,
            ownerIds,
            sortKey,
            direction,
            bounds,
            version,
            test: compiled.test,
            order,
          })
        : emptyList(bounds),
    [workspace, view, q, ownerIds, sortKey, direction, bounds, version, compiled.test, order],
  );
}
