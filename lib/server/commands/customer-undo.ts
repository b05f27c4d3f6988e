import { v7 as uuid } from "uuid";
import { z } from "zod";
import { insertAudit } from "@/lib/db/audit";
import { lockOwnerships } from "@/lib/db/ownership";
import { listMovedCustomers, lockMove, type StoredMove, undoMove } from "@/lib/db/ownership-moves";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { listPeople } from "@/lib/db/users";
import { claimTimesKey } from "@/lib/docs/inbox-doc";
import { inboxName } from "@/lib/docs/names";
import { canUndoMove } from "@/lib/domain/pool/moves";
import { type CommandContext, command, refused } from "./model";
import { movePlans } from "./move-plans";
import { wakeUps } from "./wake-ups";

/**
 * C9, C13, P4: takes back a release, claim, assignment or hand-over, in one step, for a while. Customers that have
 * moved on since stay where they are; how many came back is answered.
 */
export const undoCustomerMove = command({
  name: "customer.undo",
  summary: "Take back a release, claim, assignment or hand-over",
  capability: "customer.create",
  input: z.object({ moveId: z.uuid("invalid") }),
  async decide(context, { moveId }) {
    const { tx, actor, now } = context;
    const move = await lockMove(tx, moveId);
    if (!move || move.actorId !== actor.userId) return refused("notAllowed");
    const { kind, at, undoneAt } = move;
    if (!canUndoMove({ kind, at: at.getTime(), isUndone: undoneAt !== null }, now.getTime()))
      return refused("undoTooLate");
    const ids = await listMovedCustomers(tx, moveId);
    const ownerships = await lockOwnerships(tx, ids);
    const here = ids.filter((id) => ownerships.get(id)?.moveId === moveId);
    if (here.length === 0) return refused("undoTooLate");
    const undo = { id: uuid(), kind: "undo", actorId: actor.userId, at: now } as const;
    const returned = await undoMove(tx, moveId, undo);
    const planEvents = await returnPlans(context, move);
    if (kind === "claim") {
      const claims = { target: inboxName(actor.userId), root: "results", key: claimTimesKey };
      await insertProjectionTasks(tx, [claims]);
    }
    const detail = { kind, customerIds: returned, movedOn: ids.length - returned.length };
    await insertAudit(tx, { actorId: actor.userId, action: "customer.undo", subject: moveId, detail });
    const result = { customerIds: returned, movedOn: ids.length - returned.length };
    return { ok: true, result, events: [...planEvents, ...wakeUps(returned)] };
  },
});

/** Plans go back to people who are still there. */
async function returnPlans({ tx, actor }: CommandContext, { plans }: StoredMove) {
  if (plans.length === 0) return [];
  const people = await listPeople(tx, [...new Set(plans.map((plan) => plan.fromUserId))]);
  const open = new Set(people.filter((person) => !person.closed).map((person) => person.id));
  const back = plans
    .filter((plan) => open.has(plan.fromUserId))
    .map(({ planId, fromUserId, toUserId }) => ({ planId, fromUserId: toUserId, toUserId: fromUserId }));
  return movePlans(tx, back, actor.userId);
}
