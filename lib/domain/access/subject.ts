import type { Subject } from "./model";

/** The subject of a person's own things: plans, desk, index, inbox, a customer just made (R1). */
export function ownSubject(userId: string, groupIds: readonly string[]): Subject {
  return { ownerId: userId, ownerGroupIds: groupIds };
}

/** The subject of what a group shares: it admits its members and those who lead it (R6). */
export function groupSubject(groupId: string): Subject {
  return laneSubject(groupId, [groupId]);
}

/** The subject of what stands in a pool lane (P2). */
export function laneSubject(laneId: string, groupIds: readonly string[]): Subject {
  return { ownerId: null, ownerGroupIds: [], lane: { laneId, groupIds } };
}
