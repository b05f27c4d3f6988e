import type { CustomerRows } from "@/lib/client/rows/customer-rows";
import type { OutboxEntry } from "./model";
import type { Outbox } from "./outbox";

/** The server's rows follow its decision in less time than this. */
const settleMs = 5_000;

/** Whose a customer is once the command is through: null, nobody's on this device; undefined: not this one's affair. */
function ownerAfter({ name, input }: OutboxEntry): string | null | undefined {
  if (name === "customer.release" || name === "customer.releaseMany") return null;
  if (name === "customer.handOver") return (input as { toUserId: string }).toUserId;
  return undefined;
}

/** Lists show at once what was asked for, and what was before where the server decides otherwise. */
export function overlayRows(
  outbox: Outbox,
  rows: CustomerRows,
  isInScope: (userId: string) => boolean,
): () => void {
  const shown = new Map<string, string | null>();
  const settling = new Map<string, ReturnType<typeof setTimeout>>();
  const end = (ids: readonly string[]) => {
    for (const id of ids) {
      clearTimeout(settling.get(id));
      settling.delete(id);
      shown.delete(id);
    }
    rows.endMoves(ids);
  };
  const follow = () => {
    const fresh = new Map<string, string | null>();
    for (const entry of outbox.state.get().waiting) {
      const to = ownerAfter(entry);
      if (entry.name === "customer.undo") end(entry.customerIds);
      if (to === undefined) continue;
      const owner = to !== null && isInScope(to) ? to : null;
      for (const id of entry.customerIds) {
        if (shown.get(id) !== owner) fresh.set(id, owner);
        shown.set(id, owner);
      }
    }
    if (fresh.size > 0) rows.setMoves(fresh);
    const waiting = new Set(outbox.state.get().waiting.flatMap((entry) => entry.customerIds));
    const idle = [...shown.keys()].filter((id) => !waiting.has(id) && !settling.has(id));
    for (const id of idle)
      settling.set(
        id,
        setTimeout(() => end([id]), settleMs),
      );
  };
  const stops = [
    outbox.state.subscribe(follow),
    outbox.onDecided((entry) => {
      if (entry.outcome.kind === "refused") end(entry.customerIds);
    }),
  ];
  follow();
  return () => {
    for (const stop of stops) stop();
    for (const timer of settling.values()) clearTimeout(timer);
  };
}
