import { useEffect } from "react";
import { useWorkspace, useWorkspaceStore } from "@/lib/client/workspace/current-workspace";
import { emptyPool, type PoolState } from "./pool-follower";

export type { PoolState } from "./pool-follower";

/** The pool, live; begins to follow it where nobody did. */
export function usePool(): PoolState {
  const workspace = useWorkspace();
  useEffect(() => workspace?.pool.start(), [workspace]);
  return useWorkspaceStore((each) => each.pool.state, emptyPool);
}

/** What is known of the pool already, without opening it. */
export const useKnownPool = (): PoolState => useWorkspaceStore((each) => each.pool.state, emptyPool);
