import { v7 as uuid } from "uuid";
import { z } from "zod";
import { loadSubjectOfCustomer } from "@/lib/db/actors";
import { insertAudit } from "@/lib/db/audit";
import { countHeld, lockOwnerships, type Ownership } from "@/lib/db/ownership";
import { countClaims, lockClaims, moveCustomers } from "@/lib/db/ownership-moves";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { claimTimesKey } from "@/lib/docs/inbox-doc";
import { inboxName } from "@/lib/docs/names";
import { can } from "@/lib/domain/access/capabilities";
import { type ClaimObstacle, claimObstacle } from "@/lib/domain/pool/claim";
import { companyBounds } from "../queries/calendar";
import { loadPoolRules } from "../settings/company-settings";
import { type CommandContext, command, refused } from "./model";
import { wakeUps } from "./wake-ups";

/** P4, I4: exactly one person gets the customer. Whoever comes second, under whatever key, hears 409. */
export const claimCustomer = command({
  name: "customer.claim",
  summary: "Claim a customer out of the pool",
  capability: "customer.claim",
  input: z.object({ customerId: z.uuid("invalid") }),
  async decide(context, { customerId }) {
    const { tx, actor, now } = context;
    await lockClaims(tx, actor.userId);
    const ownership = (await lockOwnerships(tx, [customerId])).get(customerId);
    if (!ownership) return refused("customerUnknown", { fields: { customerId: "customerUnknown" } });
    if (ownership.ownerId !== null || ownership.laneId === null) return refused("customerNotInPool");
    const subject = await loadSubjectOfCustomer(tx, customerId, actor.userId);
    if (!subject || !can(actor, "customer.claim", subject)) return refused("laneClosed");
    const obstacle = await obstacleOf(context, ownership);
    if (obstacle) return refused(obstacle.code, { facts: await factsOf(obstacle) });
    const moveId = uuid();
    const destination = { to: "owner", ownerId: actor.userId } as const;
    const move = { id: moveId, kind: "claim", actorId: actor.userId, at: now } as const;
    await moveCustomers(tx, { ...move, customerIds: [customerId], destination });
    const claims = { target: inboxName(actor.userId), root: "results", key: claimTimesKey };
    await insertProjectionTasks(tx, [claims]);
    const detail = { laneId: ownership.laneId, moveId };
    await insertAudit(tx, { actorId: actor.userId, action: "customer.claim", subject: customerId, detail });
    const result = { customerId, ownerId: actor.userId, moveId };
    return { ok: true, result, events: wakeUps([customerId]) };
  },
});

async function obstacleOf(
  { tx, actor, now }: CommandContext,
  ownership: Ownership,
): Promise<ClaimObstacle | null> {
  const rules = await loadPoolRules(tx);
  const { dayStart } = await companyBounds(tx, now);
  const facts = {
    userId: actor.userId,
    row: {
      formerOwnerId: ownership.formerOwnerId,
      releasedAt: (ownership.releasedAt ?? new Date(0)).toISOString(),
    },
    held: rules.holdLimit === null ? 0 : await countHeld(tx, actor.userId),
    claimsToday: rules.dailyClaimLimit === null ? 0 : await countClaims(tx, actor.userId, new Date(dayStart)),
  };
  return claimObstacle(facts, rules, now.getTime());
}

async function factsOf(obstacle: ClaimObstacle): Promise<Record<string, string | number>> {
  return "limit" in obstacle
    ? { limit: obstacle.limit }
    : { until: new Date(obstacle.until).toISOString().slice(0, 16).replace("T", " ") };
}
