import { v7 as uuid } from "uuid";
import { z } from "zod";
import { loadActor } from "@/lib/db/actors";
import { insertAudit } from "@/lib/db/audit";
import {
  deleteCustomerRows,
  findCustomerLabel,
  forgetDeleted,
  insertDeleted,
  lockDeleted,
  markDeleted,
} from "@/lib/db/deleted-customers";
import { lockOwnerships } from "@/lib/db/ownership";
import { moveCustomers, undoMove } from "@/lib/db/ownership-moves";
import { can } from "@/lib/domain/access/capabilities";
import { keepDeletedMs } from "@/lib/domain/pool/moves";
import { projectStoredCustomer } from "../documents/project-stored-customer";
import { command, refused } from "./model";
import { wakeUps } from "./wake-ups";

const input = z.object({ customerId: z.uuid("invalid") });

/** C9: an admin alone deletes for ever; the document refuses opening and writing at once (I3). */
export const deleteCustomerForever = command({
  name: "customer.deleteForever",
  summary: "Delete a customer for ever; 30 days of undo",
  capability: "customer.delete",
  input,
  async decide({ tx, actor, now }, { customerId }) {
    if (!can(actor, "customer.delete")) return refused("notAllowed");
    const ownership = (await lockOwnerships(tx, [customerId])).get(customerId);
    const label = await findCustomerLabel(tx, customerId);
    if (!ownership || !label)
      return refused("customerUnknown", { fields: { customerId: "customerUnknown" } });
    if (await lockDeleted(tx, customerId)) return refused("customerDeleted");
    const moveId = uuid();
    const by = { actorId: actor.userId, at: now };
    const destination = { to: "nowhere" } as const;
    await moveCustomers(tx, { id: moveId, kind: "delete", ...by, customerIds: [customerId], destination });
    await markDeleted(tx, customerId, now);
    await deleteCustomerRows(tx, customerId);
    const row = { customerId, ...label, moveId, deletedBy: actor.userId, deletedAt: now, purgedAt: null };
    await insertDeleted(tx, row);
    const detail = { customerNo: label.customerNo, from: ownership.ownerId, laneId: ownership.laneId };
    const action = "customer.deleteForever";
    await insertAudit(tx, { actorId: actor.userId, action, subject: customerId, detail });
    const until = new Date(now.getTime() + keepDeletedMs).toISOString();
    return { ok: true, result: { customerId, until }, events: wakeUps([customerId]) };
  },
});

/** C9: brings back what was deleted for ever, to where it was, within 30 days. */
export const restoreDeletedCustomer = command({
  name: "customer.restoreDeleted",
  summary: "Bring back a customer deleted for ever",
  capability: "customer.delete",
  input,
  async decide({ tx, actor, now }, { customerId }) {
    if (!can(actor, "customer.delete")) return refused("notAllowed");
    await lockOwnerships(tx, [customerId]);
    const deleted = await lockDeleted(tx, customerId);
    if (!deleted) return refused("customerUnknown", { fields: { customerId: "customerUnknown" } });
    const isOver = now.getTime() - deleted.deletedAt.getTime() > keepDeletedMs;
    if (deleted.purgedAt !== null || isOver) return refused("undoTooLate");
    await markDeleted(tx, customerId, null);
    const undo = { id: uuid(), kind: "restore", actorId: actor.userId, at: now } as const;
    await undoMove(tx, deleted.moveId, undo);
    const ownerId = (await lockOwnerships(tx, [customerId])).get(customerId)?.ownerId ?? null;
    if (ownerId !== null && !(await loadActor(tx, ownerId))) {
      // Its owner has left meanwhile: it must not belong to nobody.
      const destination = { to: "owner", ownerId: actor.userId } as const;
      const move = { id: uuid(), kind: "assign", actorId: actor.userId, at: now } as const;
      await moveCustomers(tx, { ...move, customerIds: [customerId], destination });
    }
    await projectStoredCustomer(tx, customerId);
    await forgetDeleted(tx, customerId);
    const action = "customer.restoreDeleted";
    await insertAudit(tx, { actorId: actor.userId, action, subject: customerId });
    return { ok: true, result: { customerId }, events: wakeUps([customerId]) };
  },
});
