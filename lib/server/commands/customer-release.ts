import { v7 as uuid } from "uuid";
import { z } from "zod";
import { loadLaneGroups, loadSubjectsOfCustomers } from "@/lib/db/actors";
import { insertAudit } from "@/lib/db/audit";
import { lockOwnerships } from "@/lib/db/ownership";
import { moveCustomers } from "@/lib/db/ownership-moves";
import { can } from "@/lib/domain/access/capabilities";
import { type CommandContext, command, customerIdsSchema, type Outcome, refused } from "./model";
import { wakeUps } from "./wake-ups";

const laneId = z.uuid("invalid");
const reason = z.string().trim().min(1, "required").max(500, "tooLong");

/** C9, P1: the customer goes into a lane of the pool, whole, with the reason. */
export const releaseCustomer = command({
  name: "customer.release",
  summary: "Release a customer to a lane of the pool",
  capability: "customer.release",
  input: z.object({ customerId: z.uuid("invalid"), laneId, reason }),
  async decide(context, { customerId, ...how }) {
    return release(context, [customerId], how, (moveId) => ({ customerId, laneId: how.laneId, moveId }));
  },
});

/** C9, P1: the same for many, all or none. */
export const releaseCustomers = command({
  name: "customer.releaseMany",
  summary: "Release several customers to a lane of the pool",
  capability: "customer.release",
  input: z.object({ customerIds: customerIdsSchema, laneId, reason }),
  async decide(context, { customerIds, ...how }) {
    const ids = [...new Set(customerIds)];
    return release(context, ids, how, (moveId) => ({ customerIds: ids, laneId: how.laneId, moveId }));
  },
});

async function release(
  { tx, actor, now }: CommandContext,
  ids: readonly string[],
  how: { readonly laneId: string; readonly reason: string },
  resultOf: (moveId: string) => unknown,
): Promise<Outcome> {
  const ownerships = await lockOwnerships(tx, ids);
  const subjects = await loadSubjectsOfCustomers(tx, ids, actor.userId);
  for (const id of ids) {
    const subject = subjects.get(id);
    if (!subject) return refused("notAllowed");
    const isPooled = ownerships.get(id)?.ownerId === null;
    if (isPooled) return refused(can(actor, "customer.read", subject) ? "customerNotHeld" : "notAllowed");
    if (!can(actor, "customer.release", subject)) return refused("notAllowed");
  }
  if (!(await loadLaneGroups(tx)).has(how.laneId))
    return refused("laneUnknown", { fields: { laneId: "laneUnknown" } });
  const moveId = uuid();
  const facts = { laneId: how.laneId, releasedBy: actor.userId, reason: how.reason, ruleDays: null };
  const destination = { to: "lane", ...facts } as const;
  await moveCustomers(tx, {
    id: moveId,
    kind: "release",
    actorId: actor.userId,
    at: now,
    customerIds: ids,
    destination,
  });
  for (const id of ids) {
    const detail = { ...how, from: ownerships.get(id)?.ownerId, moveId };
    await insertAudit(tx, { actorId: actor.userId, action: "customer.release", subject: id, detail });
  }
  return { ok: true, result: resultOf(moveId), events: wakeUps(ids) };
}
