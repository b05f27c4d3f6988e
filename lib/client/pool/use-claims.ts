import { useMemo } from "react";
import { useOutbox } from "@/lib/client/outbox/use-outbox";
import { useStore } from "@/lib/client/store/use-store";
import { useCalendar } from "@/lib/client/time/use-calendar";
import { useNow } from "@/lib/client/time/use-now";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import type { PoolRow } from "@/lib/domain/customers/model";
import { type ClaimObstacle, claimObstacle, claimsLeft } from "@/lib/domain/pool/claim";
import { usePool } from "./use-pool";

const noRows = { get: () => 0, subscribe: () => () => undefined };

export interface Claims {
  /** How many this person holds; null: it doesn't matter. */
  readonly held: number;
  readonly holdLimit: number | null;
  /** How many more today; null: no limit. */
  readonly left: number | null;
  readonly obstacleOf: (row: PoolRow) => ClaimObstacle | null;
  /** Asked for already, and not yet decided. */
  readonly isAsked: (customerId: string) => boolean;
}

/** Why a claim isn't possible, before pressing: the server's own rule, with what this device knows (P5). */
export function useClaims(): Claims {
  const workspace = useWorkspace();
  const { rules, claimTimes } = usePool();
  const { waiting } = useOutbox();
  const { dayStart } = useCalendar();
  const now = useNow(60_000);
  const version = useStore(workspace?.rows.version ?? noRows);
  return useMemo(() => {
    const userId = workspace?.userId ?? "";
    const asked = new Set(
      waiting.filter(({ name }) => name === "customer.claim").flatMap(({ customerIds }) => customerIds),
    );
    const own = [...(workspace?.rows.rowsOf(userId).values() ?? [])].filter((row) => row.ownerId === userId);
    // A new `version` means other rows behind the same map.
    const held = version < 0 ? 0 : own.length + asked.size;
    const today = claimTimes.filter((at) => Date.parse(at) >= dayStart).length;
    const claimsToday = today + asked.size;
    return {
      held,
      holdLimit: rules.holdLimit,
      left: claimsLeft({ held, claimsToday }, rules),
      obstacleOf: (row) => claimObstacle({ userId, row, held, claimsToday }, rules, now),
      isAsked: (customerId) => asked.has(customerId),
    };
  }, [workspace, rules, claimTimes, waiting, dayStart, now, version]);
}
