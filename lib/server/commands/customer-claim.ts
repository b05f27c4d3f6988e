import { z } from "zod";
import { loadSubjectOfCustomer } from "@/lib/db/actors";
import { insertAudit } from "@/lib/db/audit";
import { giveOwnership, lockOwnerships } from "@/lib/db/ownership";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { customerName, indexName, poolName } from "@/lib/docs/names";
import { can } from "@/lib/domain/access/capabilities";
import { command, refused } from "./model";

/** P4, I4: exactly one person gets the customer. Whoever comes second, under whatever key, hears 409. */
export const claimCustomer = command({
  name: "customer.claim",
  summary: "Claim a customer out of the pool",
  capability: "customer.claim",
  input: z.object({ customerId: z.uuid("invalid") }),
  async decide({ tx, actor }, { customerId }) {
    const ownership = (await lockOwnerships(tx, [customerId])).get(customerId);
    if (!ownership) return refused("customerUnknown", { fields: { customerId: "customerUnknown" } });
    if (ownership.ownerId !== null || ownership.laneId === null) return refused("customerNotInPool");
    const subject = await loadSubjectOfCustomer(tx, customerId, actor.userId);
    if (!subject || !can(actor, "customer.claim", subject)) return refused("laneClosed");
    await giveOwnership(tx, [customerId], actor.userId);
    await insertProjectionTasks(tx, [
      { target: indexName(actor.userId), root: "customers", key: customerId },
      { target: poolName(ownership.laneId), root: "customers", key: customerId },
    ]);
    const detail = { laneId: ownership.laneId };
    await insertAudit(tx, { actorId: actor.userId, action: "customer.claim", subject: customerId, detail });
    return {
      ok: true,
      result: { customerId, ownerId: actor.userId },
      events: [
        { type: "rights", documents: [customerName(customerId)] },
        { type: "tasks", urgent: true },
      ],
    };
  },
});
