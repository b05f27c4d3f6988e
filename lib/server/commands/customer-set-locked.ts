import { z } from "zod";
import { loadSubjectsOfCustomers } from "@/lib/db/actors";
import { insertAudit } from "@/lib/db/audit";
import { lockOwnerships, setLocked } from "@/lib/db/ownership";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { indexName } from "@/lib/docs/names";
import { can } from "@/lib/domain/access/capabilities";
import { command, customerIdsSchema, refused } from "./model";

/** P5: a locked customer is released by no rule. Supervisors and admins lock; releasing by hand ends it. */
export const setCustomersLocked = command({
  name: "customer.setLocked",
  summary: "Lock customers against release by a rule",
  capability: "customer.lock",
  input: z.object({ customerIds: customerIdsSchema, locked: z.boolean() }),
  async decide({ tx, actor }, { customerIds, locked }) {
    const ids = [...new Set(customerIds)];
    const ownerships = await lockOwnerships(tx, ids);
    const subjects = await loadSubjectsOfCustomers(tx, ids, actor.userId);
    const isAllowed = (id: string) => {
      const subject = subjects.get(id);
      return subject !== undefined && can(actor, "customer.lock", subject);
    };
    if (!ids.every(isAllowed)) return refused("notAllowed");
    if (ids.some((id) => ownerships.get(id)?.ownerId === null)) return refused("customerNotHeld");
    await setLocked(tx, ids, locked);
    const tasks = ids.map((key) => {
      return { target: indexName(ownerships.get(key)?.ownerId ?? ""), root: "customers", key };
    });
    await insertProjectionTasks(tx, tasks);
    const detail = { customerIds: ids };
    const action = locked ? "customer.lock" : "customer.unlock";
    await insertAudit(tx, { actorId: actor.userId, action, detail });
    return { ok: true, result: { customerIds: ids, locked }, events: [{ type: "tasks", urgent: true }] };
  },
});
