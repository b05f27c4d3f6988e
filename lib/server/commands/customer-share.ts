import { z } from "zod";
import { loadSubjectsOfCustomers } from "@/lib/db/actors";
import { insertAudit } from "@/lib/db/audit";
import { countCollaborators, setCollaborator } from "@/lib/db/collaborators";
import { lockOwnerships } from "@/lib/db/ownership";
import { insertCustomerChanges } from "@/lib/db/projection";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { indexName } from "@/lib/docs/names";
import { can } from "@/lib/domain/access/capabilities";
import { canHold } from "./can-hold";
import { command, refused } from "./model";
import { wakeUps } from "./wake-ups";

/** Each colleague has a row of it in their index; more than this is a group, not a colleague. */
const sharedAtMost = 50;

/** C14: the owner, a supervisor or an admin lets a colleague read or write one customer, or takes that back. */
export const shareCustomer = command({
  name: "customer.share",
  summary: "Let a colleague read or write a customer, or take that back (right: null)",
  capability: "customer.share",
  input: z.object({
    customerId: z.uuid("invalid"),
    userId: z.uuid("invalid"),
    right: z.enum(["read", "write"], "notInList").nullable(),
  }),
  async decide({ tx, actor }, { customerId, userId, right }) {
    const ownership = (await lockOwnerships(tx, [customerId])).get(customerId);
    const subject = (await loadSubjectsOfCustomers(tx, [customerId], actor.userId)).get(customerId);
    if (!ownership || !subject || !can(actor, "customer.share", subject)) return refused("notAllowed");
    const { ownerId } = ownership;
    if (ownerId === null) return refused("customerNotHeld");
    // Taking back is possible from whoever has it, also from somebody who could hold nothing any more.
    if (right !== null && (userId === ownerId || !(await canHold(tx, userId))))
      return refused("cannotShareWith", { fields: { userId: "cannotShareWith" } });
    if (right !== null && (await countCollaborators(tx, customerId, userId)) >= sharedAtMost)
      return refused("tooManyCollaborators", { facts: { limit: sharedAtMost } });
    const before = await setCollaborator(tx, customerId, userId, right);
    if (before === right) return { ok: true, result: { customerId, userId, right, before }, events: [] };
    const lent = (given: typeof right) => (given === null ? null : { userId, right: given });
    const path = "ownership/sharedWith";
    const change = { customerId, actorId: actor.userId, path };
    await insertCustomerChanges(tx, [{ ...change, oldValue: lent(before), newValue: lent(right) }]);
    await insertProjectionTasks(
      tx,
      [ownerId, userId].map((id) => ({ target: indexName(id), root: "customers", key: customerId })),
    );
    const detail = { customerId, right, before };
    await insertAudit(tx, { actorId: actor.userId, action: "customer.share", subject: userId, detail });
    return { ok: true, result: { customerId, userId, right, before }, events: wakeUps([customerId]) };
  },
});
