import { useEffect, useState } from "react";
import { usePool } from "@/lib/client/pool/use-pool";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import type { DuplicateFacts } from "@/lib/domain/customers/duplicates";
import { type DuplicateHit, findElsewhere, findOnDevice } from "./find-duplicate";

export type { DuplicateHit } from "./find-duplicate";

/** A look at the device follows typing; the server is asked once one rests. */
const deviceAfterMs = 120;
const serverAfterMs = 600;

/**
 * Whether the customer being typed is there already (C10): from the device at once, offline too, then from the server.
 * Null facts: nothing is asked.
 */
export function useDuplicate(facts: DuplicateFacts | null, exceptId: string | null): DuplicateHit | null {
  const workspace = useWorkspace();
  const [hit, setHit] = useState<DuplicateHit | null>(null);
  const { name = "", company = "", phone = "" } = facts ?? {};
  const active = facts !== null;
  usePool();
  useEffect(() => {
    if (!workspace || !active) {
      setHit(null);
      return;
    }
    const typed = { name, company, phone };
    const stop = new AbortController();
    const look = async () => {
      const here = await findOnDevice(workspace, typed, exceptId, stop.signal);
      if (!stop.signal.aborted) setHit(here);
      if (here || stop.signal.aborted) return;
      asking = setTimeout(() => void ask(), serverAfterMs - deviceAfterMs);
    };
    const ask = async () => {
      const told = await findElsewhere(typed, exceptId, stop.signal);
      if (!stop.signal.aborted) setHit(told);
    };
    let asking: ReturnType<typeof setTimeout> | undefined;
    const looking = setTimeout(() => void look(), deviceAfterMs);
    return () => {
      stop.abort();
      clearTimeout(looking);
      clearTimeout(asking);
    };
  }, [workspace, active, name, company, phone, exceptId]);
  return hit;
}
