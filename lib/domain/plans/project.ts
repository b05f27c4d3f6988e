import type { Plan, PlanRow } from "./model";

/** The row that lists show of a plan (W1, W2). */
export function planRow(userId: string, plan: Plan): PlanRow {
  return {
    id: plan.id,
    userId,
    topic: plan.topic,
    startAt: plan.startAt,
    endAt: plan.endAt,
    customerId: plan.customerId,
    doneAt: plan.doneAt,
    repeat: plan.repeat,
    deleted: plan.deleted,
  };
}
