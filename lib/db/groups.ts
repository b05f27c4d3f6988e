import { and, asc, eq, inArray } from "drizzle-orm";
import { groupMembers, groups } from "@/drizzle/schema";
import type { Executor } from "./client";

export async function listGroups(
  db: Executor,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return db
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .orderBy(asc(groups.createdAt), asc(groups.id));
}

export async function findGroupIds(db: Executor, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: groups.id })
    .from(groups)
    .where(inArray(groups.id, [...ids]));
  return rows.map((row) => row.id);
}

export async function insertGroup(
  db: Executor,
  group: { id: string; name: string; createdAt?: Date },
): Promise<void> {
  await db.insert(groups).values(group);
}

export async function listMembers(db: Executor, groupId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ userId: groupMembers.userId })
    .from(groupMembers)
    .where(eq(groupMembers.groupId, groupId));
  return rows.map((row) => row.userId);
}

/** Puts a person into groups, as a member or as the one who leads. */
export async function addToGroups(
  db: Executor,
  userId: string,
  groupIds: readonly string[],
  leads: boolean,
): Promise<void> {
  if (groupIds.length === 0) return;
  await db
    .insert(groupMembers)
    .values(groupIds.map((groupId) => ({ groupId, userId, leads })))
    .onConflictDoNothing();
}

/** Replaces the members or the leaders of a group. */
export async function replaceMembers(
  db: Executor,
  groupId: string,
  userIds: readonly string[],
  leads: boolean,
): Promise<void> {
  await db.delete(groupMembers).where(and(eq(groupMembers.groupId, groupId), eq(groupMembers.leads, leads)));
  if (userIds.length === 0) return;
  await db.insert(groupMembers).values([...new Set(userIds)].map((userId) => ({ groupId, userId, leads })));
}
