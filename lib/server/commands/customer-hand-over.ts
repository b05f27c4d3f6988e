import { z } from "zod";
import { loadActor, loadSubjectsOfCustomers } from "@/lib/db/actors";
import { insertAudit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/client";
import { giveOwnership, lockOwnerships } from "@/lib/db/ownership";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { customerName, indexName } from "@/lib/docs/names";
import { can, canSometimes } from "@/lib/domain/access/capabilities";
import type { BusEvent } from "@/lib/protocol/bus";
import { command, refused } from "./model";

/** Names per wake-up: Postgres carries 8,000 bytes in one. */
const namesPerEvent = 100;

/** C13: customers of one person go to another, in one step or not at all; nothing changes but the owner. */
export const handOverCustomers = command({
  name: "customer.handOver",
  summary: "Hand customers over to another person",
  capability: "customer.handOver",
  input: z.object({
    customerIds: z.array(z.uuid("invalid")).min(1, "required").max(10_000, "tooLong"),
    toUserId: z.uuid("invalid"),
  }),
  async decide({ tx, actor }, { customerIds, toUserId }) {
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
    await giveOwnership(tx, moving, toUserId);
    const moves = moving.map((id) => ({ id, from: ownerships.get(id)?.ownerId ?? "" }));
    await insertProjectionTasks(
      tx,
      moves.flatMap(({ id, from }) => [
        { target: indexName(from), root: "customers", key: id },
        { target: indexName(toUserId), root: "customers", key: id },
      ]),
    );
    const detail = { toUserId, customers: moves };
    await insertAudit(tx, { actorId: actor.userId, action: "customer.handOver", subject: toUserId, detail });
    return { ok: true, result: { customerIds: moving, toUserId }, events: [...wakeUps(moving)] };
  },
});

/** Whoever could make customers of their own may be given some. */
async function canHold(tx: Tx, userId: string): Promise<boolean> {
  const receiver = await loadActor(tx, userId);
  return receiver !== null && canSometimes(receiver.role, "customer.create");
}

function* wakeUps(customerIds: readonly string[]): Generator<BusEvent> {
  for (let start = 0; start < customerIds.length; start += namesPerEvent) {
    yield { type: "rights", documents: customerIds.slice(start, start + namesPerEvent).map(customerName) };
  }
  yield { type: "tasks", urgent: true };
}
