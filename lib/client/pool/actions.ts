import type { Asked } from "@/lib/client/outbox/model";
import { requireWorkspace } from "@/lib/client/workspace/current-workspace";

/** Customers that something is done with together. */
export interface Chosen {
  readonly ids: readonly string[];
  /** Name of the first. */
  readonly label: string;
}

const about = ({ ids, label }: Chosen) => ({ customerIds: ids, label });

/** C9: works offline; the customers leave the lists at once. */
export function releaseCustomers(chosen: Chosen, laneId: string, reason: string): Asked {
  const { outbox } = requireWorkspace();
  const [customerId] = chosen.ids;
  return chosen.ids.length === 1
    ? outbox.add("customer.release", { customerId, laneId, reason }, about(chosen))
    : outbox.add("customer.releaseMany", { customerIds: chosen.ids, laneId, reason }, about(chosen));
}

/** P4: decided by the server alone; offline it waits, and the person is told. */
export function claimCustomer(customerId: string, label: string): Asked {
  const chosen = { customerIds: [customerId], label };
  return requireWorkspace().outbox.add("customer.claim", { customerId }, chosen);
}

/** C13. */
export function handOverCustomers(chosen: Chosen, toUserId: string): Asked {
  const input = { customerIds: chosen.ids, toUserId };
  return requireWorkspace().outbox.add("customer.handOver", input, about(chosen));
}

/** P5. */
export function assignCustomers(chosen: Chosen, toUserId: string): Asked {
  const input = { customerIds: chosen.ids, toUserId };
  return requireWorkspace().outbox.add("customer.assign", input, about(chosen));
}

/** Takes a move back that the server has carried out. */
export function undoMove(chosen: Chosen, moveId: string): Asked {
  return requireWorkspace().outbox.add("customer.undo", { moveId }, about(chosen));
}

/** Takes back what still waits; false when it has been sent. */
export const cancelWaiting = (id: string): Promise<boolean> => requireWorkspace().outbox.cancel(id);

/** How it went has been seen. */
export const dismissDecided = (id: string): Promise<void> => requireWorkspace().outbox.dismiss(id);
