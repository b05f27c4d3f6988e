import { v7 as uuid } from "uuid";
import { z } from "zod";
import { loadSubjectOfPerson, loadSubjectsOfCustomers } from "@/lib/db/actors";
import { insertAudit } from "@/lib/db/audit";
import { countHeld, lockOwnerships } from "@/lib/db/ownership";
import { lockClaims, moveCustomers } from "@/lib/db/ownership-moves";
import { can } from "@/lib/domain/access/capabilities";
import { loadPoolRules } from "../settings/company-settings";
import { canHold } from "./can-hold";
import { command, customerIdsSchema, refused } from "./model";
import { wakeUps } from "./wake-ups";

/** P5: a supervisor gives customers of the pool to people of own groups; cool-downs and daily limits don't bind. */
export const assignCustomers = command({
  name: "customer.assign",
  summary: "Assign customers of the pool to a person",
  capability: "customer.assign",
  input: z
    .object({
      customerId: z.uuid("invalid").optional(),
      customerIds: customerIdsSchema.optional(),
      toUserId: z.uuid("invalid"),
    })
    .refine((input) => input.customerId || input.customerIds, { path: ["customerIds"], error: "required" }),
  async decide({ tx, actor, now }, { customerId, customerIds, toUserId }) {
    const ids = [...new Set(customerIds ?? [customerId ?? ""])];
    const receiver = await loadSubjectOfPerson(tx, toUserId);
    if (!receiver || !(await canHold(tx, toUserId)))
      return refused("personCannotHold", { fields: { toUserId: "personCannotHold" } });
    if (!can(actor, "customer.handOver", receiver)) return refused("notAllowed");
    await lockClaims(tx, toUserId);
    const ownerships = await lockOwnerships(tx, ids);
    const subjects = await loadSubjectsOfCustomers(tx, ids, actor.userId);
    if (ids.some((id) => !subjects.has(id)))
      return refused("customerUnknown", { fields: { customerIds: "customerUnknown" } });
    // What somebody holds tells nothing about itself to those who may not read it.
    if (ids.some((id) => ownerships.get(id)?.laneId === null)) {
      const reads = ids.every((id) => can(actor, "customer.read", subjects.get(id)));
      return refused(reads ? "customerNotInPool" : "notAllowed");
    }
    if (!ids.every((id) => can(actor, "customer.assign", subjects.get(id)))) return refused("laneClosed");
    const { holdLimit } = await loadPoolRules(tx);
    if (holdLimit !== null && (await countHeld(tx, toUserId)) + ids.length > holdLimit)
      return refused("holdLimit", { facts: { limit: holdLimit } });
    const moveId = uuid();
    const destination = { to: "owner", ownerId: toUserId } as const;
    const move = { id: moveId, kind: "assign", actorId: actor.userId, at: now } as const;
    await moveCustomers(tx, { ...move, customerIds: ids, destination });
    const detail = { toUserId, customerIds: ids, moveId };
    await insertAudit(tx, { actorId: actor.userId, action: "customer.assign", subject: toUserId, detail });
    return { ok: true, result: { customerIds: ids, toUserId, moveId }, events: wakeUps(ids) };
  },
});
