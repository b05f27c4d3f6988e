import type { PlanRow } from "./model";

export const planStates = ["open", "done", "overdue", "doneLate"] as const;
export type PlanState = (typeof planStates)[number];

/** State of a plan, computed and never stored (W2). Without an end nothing is late. */
export function planState(plan: Pick<PlanRow, "endAt" | "doneAt">, nowIso: string): PlanState {
  if (plan.doneAt !== null) return plan.endAt !== null && plan.doneAt > plan.endAt ? "doneLate" : "done";
  return plan.endAt !== null && plan.endAt < nowIso ? "overdue" : "open";
}
