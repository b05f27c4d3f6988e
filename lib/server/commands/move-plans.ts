import type * as Y from "yjs";
import type { Tx } from "@/lib/db/client";
import type { MovedPlan } from "@/lib/db/ownership-moves";
import { listOpenPlansOf } from "@/lib/db/plans";
import { upsertPlans } from "@/lib/db/projection";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { writeDocument } from "@/lib/db/write-document";
import { indexName, plansName } from "@/lib/docs/names";
import { deletePlan, movePlanInto, type PlanRecord, readPlans } from "@/lib/docs/plans-doc";
import { projectPlansDoc } from "@/lib/docs/project";
import type { BusEvent } from "@/lib/protocol/bus";

/** C13: the plans about customers that are still open go along with them. */
export async function findOpenPlans(
  tx: Tx,
  moves: readonly { readonly id: string; readonly from: string }[],
  toUserId: string,
): Promise<MovedPlan[]> {
  const ownerById = new Map(moves.map(({ id, from }) => [id, from]));
  const open = await listOpenPlansOf(tx, [...new Set(ownerById.values())]);
  return open
    .filter(({ userId, customerId }) => customerId !== null && ownerById.get(customerId) === userId)
    .map(({ id, userId }) => ({ planId: id, fromUserId: userId, toUserId }));
}

/** Writes each plan into the other person's document, as it stands, and takes it out of the first. */
export async function movePlans(
  tx: Tx,
  plans: readonly MovedPlan[],
  actorId: string | null,
): Promise<BusEvent[]> {
  if (plans.length === 0) return [];
  const events: BusEvent[] = [];
  const whole = new Map<string, PlanRecord>();
  const givers = [...new Set(plans.map((plan) => plan.fromUserId))].sort();
  const takers = [...new Set(plans.map((plan) => plan.toUserId))].sort();
  const write = async (userId: string, ids: readonly string[], change: (doc: Y.Doc) => void) => {
    const name = plansName(userId);
    let rows: ReturnType<typeof projectPlansDoc> = [];
    const seq = await writeDocument(tx, { name, kind: "plans", actorId }, (doc) => {
      change(doc);
      rows = projectPlansDoc(doc, userId).filter(({ id }) => ids.includes(id));
    });
    if (seq === null) return;
    await upsertPlans(tx, rows);
    const tasks = ids.map((key) => ({ target: indexName(userId), root: "plans", key }));
    await insertProjectionTasks(tx, tasks);
    events.push({ type: "document", name, seq });
  };
  for (const userId of givers) {
    const ids = plans.filter((plan) => plan.fromUserId === userId).map((plan) => plan.planId);
    await write(userId, ids, (doc) => {
      for (const plan of readPlans(doc)) if (ids.includes(plan.id)) whole.set(plan.id, plan);
      for (const id of ids) deletePlan(doc, id);
    });
  }
  for (const userId of takers) {
    const ids = plans.filter((plan) => plan.toUserId === userId).map((plan) => plan.planId);
    await write(userId, ids, (doc) => {
      for (const id of ids) {
        const plan = whole.get(id);
        if (plan) movePlanInto(doc, plan);
      }
    });
  }
  return events;
}
