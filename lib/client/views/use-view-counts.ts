import { useMemo } from "react";
import { useOwnerIds } from "@/lib/client/customers/use-owner-ids";
import { useStore } from "@/lib/client/store/use-store";
import { useCalendar } from "@/lib/client/time/use-calendar";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import { countTests } from "@/lib/domain/customers/table";
import type { Query } from "@/lib/domain/queries/model";
import { customerSubject } from "@/lib/domain/queries/subjects/customers";
import { useCompiledQueries } from "./use-compiled-query";

interface Within {
  readonly q?: string;
  readonly ownerId?: string | null;
  readonly groupId?: string | null;
}

const noRows = { get: () => 0, subscribe: () => () => undefined };

/** How many customers of this device each query has, under a search and a scope; live (C5). */
export function useQueryCounts(queries: readonly Query[], within: Within = {}): readonly number[] {
  const { q = "", ownerId = null, groupId = null } = within;
  const workspace = useWorkspace();
  const bounds = useCalendar();
  const version = useStore(workspace ? workspace.rows.version : noRows);
  const ownerIds = useOwnerIds(ownerId, groupId);
  const compiled = useCompiledQueries(customerSubject, queries);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what the table holds
  return useMemo(() => {
    if (!workspace) return queries.map(() => 0);
    const tests = compiled.map(({ test }) => test);
    return countTests(workspace.rows.table, { q, ownerIds, bounds }, tests);
  }, [workspace, q, ownerIds, bounds, compiled, version]);
}
