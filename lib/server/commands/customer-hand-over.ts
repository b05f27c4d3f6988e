import { v7 as uuid } from "uuid";
import { z } from "zod";
import { loadSubjectsOfCustomers } from "@/lib/db/actors";
import { insertAudit } from "@/lib/db/audit";
import { lockOwnerships } from "@/lib/db/ownership";
import { moveCustomers, setMovedPlans } from "@/lib/db/ownership-moves";
import { can } from "@/lib/domain/access/capabilities";
import { canHold } from "./can-hold";
import { command, customerIdsSchema, refused } from "./model";
import { findOpenPlans, movePlans } from "./move-plans";
import { wakeUps } from "./wake-ups";

/** C13: customers of one person go to another, in one step or not at all; nothing changes but the owner. */
export const handOverCustomers = command({
  name: "customer.handOver",
  summary: "Hand customers over to another person",
  capability: "customer.handOver",
  input: z.object({ customerIds: customerIdsSchema, toUserId: z.uuid("invalid") }),
  async decide({ tx, actor, now }, { customerIds, toUserId }) {
    const ids = [...new Set(customerIds)];
    if (!(await canHold(tx, toUserId))) {
      return refused("personCannotHold", { fields: { toUserId: "personCannotHold" } });
    }
    const ownerships = await lockOwnerships(tx, ids);
    const subjects = await loadSubjectsOfCustomers(tx, ids, actor.userId);
    const isAllowed = (id: string) => {
      const subject = subjects.get(id);
      return subject !== undefined && can(actor, "customer.handOver", subject);
    };
    if (!ids.every(isAllowed)) return refused("notAllowed");
    if (ids.some((id) => ownerships.get(id)?.ownerId === null)) return refused("customerNotHeld");
    const moving = ids.filter((id) => ownerships.get(id)?.ownerId !== toUserId);
    const moves = moving.map((id) => ({ id, from: ownerships.get(id)?.ownerId ?? "" }));
    const moveId = uuid();
    const destination = { to: "owner", ownerId: toUserId } as const;
    const move = { id: moveId, kind: "handOver", actorId: actor.userId, at: now } as const;
    await moveCustomers(tx, { ...move, customerIds: moving, destination });
    const plans = await findOpenPlans(tx, moves, toUserId);
    const planEvents = await movePlans(tx, plans, actor.userId);
    await setMovedPlans(tx, moveId, plans);
    const detail = { toUserId, customers: moves, moveId };
    await insertAudit(tx, { actorId: actor.userId, action: "customer.handOver", subject: toUserId, detail });
    const result = { customerIds: moving, toUserId, moveId, plans: plans.length };
    return { ok: true, result, events: [...planEvents, ...wakeUps(moving)] };
  },
});
