import { and, eq, inArray, isNull } from "drizzle-orm";
import { customerCollaborators, customerOwners, groupMembers, lanes, users } from "@/drizzle/schema";
import type { Actor, CollaboratorRight, Subject } from "@/lib/domain/access/model";
import type { Executor } from "./client";

/** Postgres takes 65,535 parameters in one query; far fewer keep plans small. */
const maxIdsPerQuery = 1000;

/** Who a person is to the rules; null when the account is closed or unknown. */
export async function loadActor(db: Executor, userId: string): Promise<Actor | null> {
  const rows = await db
    .select({ role: users.role, groupId: groupMembers.groupId, leads: groupMembers.leads })
    .from(users)
    .leftJoin(groupMembers, eq(groupMembers.userId, users.id))
    .where(and(eq(users.id, userId), isNull(users.closedAt)));
  const [first] = rows;
  if (!first) return null;
  const idsOf = (leads: boolean) =>
    rows.flatMap((row) => (row.leads === leads && row.groupId ? [row.groupId] : []));
  return { userId, role: first.role, groupIds: idsOf(false), ledGroupIds: idsOf(true) };
}

/** What belongs to a person: plans, desk, index, inbox. */
export async function loadSubjectOfPerson(db: Executor, userId: string): Promise<Subject | null> {
  const subjects = await loadSubjectsOfPersons(db, [userId]);
  return subjects.get(userId) ?? null;
}

/** As `loadSubjectOfPerson`, of many; unknown ids are absent from the answer. Closed accounts stay readable. */
export async function loadSubjectsOfPersons(
  db: Executor,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Subject>> {
  const groupIdsByUser = await loadGroupIds(db, userIds);
  return new Map(
    [...groupIdsByUser].map(([userId, groupIds]) => [
      userId,
      { ownerId: userId, ownerGroupIds: groupIds, lane: null },
    ]),
  );
}

/** What a customer is to `actorUserId`; null when the customer doesn't exist. */
export async function loadSubjectOfCustomer(
  db: Executor,
  customerId: string,
  actorUserId: string,
): Promise<Subject | null> {
  const subjects = await loadSubjectsOfCustomers(db, [customerId], actorUserId);
  return subjects.get(customerId) ?? null;
}

/** As `loadSubjectOfCustomer`, of many; unknown ids are absent from the answer. */
export async function loadSubjectsOfCustomers(
  db: Executor,
  customerIds: readonly string[],
  actorUserId: string,
): Promise<ReadonlyMap<string, Subject>> {
  const rows = await inChunks(customerIds, (ids) =>
    db
      .select({
        id: customerOwners.customerId,
        ownerId: customerOwners.ownerId,
        laneId: customerOwners.laneId,
        right: customerCollaborators.right,
      })
      .from(customerOwners)
      .leftJoin(
        customerCollaborators,
        and(
          eq(customerCollaborators.customerId, customerOwners.customerId),
          eq(customerCollaborators.userId, actorUserId),
        ),
      )
      .where(inArray(customerOwners.customerId, [...ids])),
  );
  const ownerIds = rows.flatMap((row) => (row.ownerId ? [row.ownerId] : []));
  const groupIdsByUser = await loadGroupIds(db, ownerIds);
  const groupIdsByLane = rows.some((row) => row.laneId)
    ? await loadLaneGroups(db)
    : new Map<string, string[]>();
  return new Map(rows.map((row) => [row.id, customerSubject(row, groupIdsByUser, groupIdsByLane)]));
}

/** The lane as a subject: for `pool/{laneId}`. */
export async function loadSubjectOfLane(db: Executor, laneId: string): Promise<Subject | null> {
  const groupIds = (await loadLaneGroups(db)).get(laneId);
  return groupIds ? { ownerId: null, ownerGroupIds: [], lane: { laneId, groupIds } } : null;
}

/** Groups admitted, by lane. */
export async function loadLaneGroups(db: Executor): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.select({ id: lanes.id, groupIds: lanes.groupIds }).from(lanes);
  return new Map(rows.map((row) => [row.id, row.groupIds]));
}

interface OwnershipRow {
  readonly ownerId: string | null;
  readonly laneId: string | null;
  readonly right: CollaboratorRight | null;
}

function customerSubject(
  row: OwnershipRow,
  groupIdsByUser: ReadonlyMap<string, readonly string[]>,
  groupIdsByLane: ReadonlyMap<string, readonly string[]>,
): Subject {
  const groupIds = row.laneId ? groupIdsByLane.get(row.laneId) : undefined;
  return {
    ownerId: row.ownerId,
    ownerGroupIds: row.ownerId ? (groupIdsByUser.get(row.ownerId) ?? []) : [],
    // A lane that is gone admits nobody: an empty list would admit everyone.
    lane: row.laneId && groupIds ? { laneId: row.laneId, groupIds } : null,
    collaboratorRight: row.right,
  };
}

/** Groups that people belong to (not lead), by person; people who don't exist are absent. */
async function loadGroupIds(
  db: Executor,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await inChunks([...new Set(userIds)], (ids) =>
    db
      .select({ userId: users.id, groupId: groupMembers.groupId })
      .from(users)
      .leftJoin(groupMembers, and(eq(groupMembers.userId, users.id), eq(groupMembers.leads, false)))
      .where(inArray(users.id, [...ids])),
  );
  const groupIdsByUser = new Map<string, string[]>();
  for (const row of rows) {
    const groupIds = groupIdsByUser.get(row.userId) ?? [];
    if (row.groupId) groupIds.push(row.groupId);
    groupIdsByUser.set(row.userId, groupIds);
  }
  return groupIdsByUser;
}

async function inChunks<Row>(
  ids: readonly string[],
  query: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let start = 0; start < ids.length; start += maxIdsPerQuery) {
    rows.push(...(await query(ids.slice(start, start + maxIdsPerQuery))));
  }
  return rows;
}
