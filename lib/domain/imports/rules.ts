import { can } from "../access/capabilities";
import type { Actor } from "../access/model";
import { laneSubject, ownSubject } from "../access/subject";

/** Whether rows may be imported as this person's (C7): one's own, or of people whose customers one may hand over. */
export function mayImportFor(actor: Actor, ownerId: string, groupIds: readonly string[]): boolean {
  if (!can(actor, "customer.create")) return false;
  return ownerId === actor.userId || can(actor, "customer.handOver", ownSubject(ownerId, groupIds));
}

/** Whether rows may go straight into a lane (C7): by whoever may release, into a lane that admits them. */
export function mayImportInto(actor: Actor, laneId: string, groupIds: readonly string[]): boolean {
  return (
    can(actor, "customer.release", ownSubject(actor.userId, actor.groupIds)) &&
    can(actor, "pool.read", laneSubject(laneId, groupIds))
  );
}
