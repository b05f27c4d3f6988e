import { z } from "zod";
import { loadLaneGroups, loadSubjectOfCustomer } from "@/lib/db/actors";
import { insertAudit } from "@/lib/db/audit";
import { lockOwnerships, releaseOwnership } from "@/lib/db/ownership";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { customerName, indexName, poolName } from "@/lib/docs/names";
import { can } from "@/lib/domain/access/capabilities";
import { command, refused } from "./model";

/** C9, P1: the customer goes into a lane of the pool, whole, with the reason. */
export const releaseCustomer = command({
  name: "customer.release",
  summary: "Release a customer to a lane of the pool",
  capability: "customer.release",
  input: z.object({
    customerId: z.uuid("invalid"),
    laneId: z.uuid("invalid"),
    reason: z.string().trim().min(1, "required").max(500, "tooLong"),
  }),
  async decide({ tx, actor, now }, { customerId, laneId, reason }) {
    const ownership = (await lockOwnerships(tx, [customerId])).get(customerId);
    const subject = await loadSubjectOfCustomer(tx, customerId, actor.userId);
    if (!ownership || !subject) return refused("notAllowed");
    if (ownership.ownerId === null)
      return refused(can(actor, "customer.read", subject) ? "customerNotHeld" : "notAllowed");
    if (!can(actor, "customer.release", subject)) return refused("notAllowed");
    if (!(await loadLaneGroups(tx)).has(laneId))
      return refused("laneUnknown", { fields: { laneId: "laneUnknown" } });
    const formerOwnerId = ownership.ownerId;
    await releaseOwnership(tx, { customerId, formerOwnerId, laneId, by: actor.userId, at: now, reason });
    await insertProjectionTasks(tx, [
      { target: indexName(formerOwnerId), root: "customers", key: customerId },
      { target: poolName(laneId), root: "customers", key: customerId },
    ]);
    const detail = { laneId, reason, from: formerOwnerId };
    await insertAudit(tx, { actorId: actor.userId, action: "customer.release", subject: customerId, detail });
    return {
      ok: true,
      result: { customerId, laneId },
      events: [
        { type: "rights", documents: [customerName(customerId)] },
        { type: "tasks", urgent: true },
      ],
    };
  },
});
