import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { groupMembers, groups, users } from "@/drizzle/schema";
import type { Role } from "@/lib/domain/access/model";
import type { Executor } from "./client";

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly passwordHash: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: string | null;
}

export interface NewUser extends Omit<Account, "locale"> {
  readonly position?: string;
  readonly phone?: string;
  readonly locale?: string | null;
  readonly createdAt?: Date;
}

export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly position: string;
  readonly closed: boolean;
  readonly groupIds: readonly string[];
  readonly ledGroupIds: readonly string[];
}

/** Names are compared in one case and one width. */
export function normaliseUsername(username: string): string {
  return username.normalize("NFKC").trim().toLowerCase();
}

/** The open account of a sign-in name. */
export async function findAccount(db: Executor, username: string): Promise<Account | null> {
  return firstAccount(db, eq(users.username, normaliseUsername(username)));
}

export async function findAccountById(db: Executor, id: string): Promise<Account | null> {
  return firstAccount(db, eq(users.id, id));
}

async function firstAccount(db: Executor, condition: ReturnType<typeof eq>): Promise<Account | null> {
  const [row] = await db
    .select({
      id: users.id,
      username: users.username,
      passwordHash: users.passwordHash,
      name: users.name,
      role: users.role,
      locale: users.locale,
    })
    .from(users)
    .where(and(condition, isNull(users.closedAt)));
  return row ?? null;
}

/** Answers false when the sign-in name is taken. */
export async function insertUser(db: Executor, user: NewUser): Promise<boolean> {
  const values = { ...user, username: normaliseUsername(user.username) };
  const rows = await db.insert(users).values(values).onConflictDoNothing().returning({ id: users.id });
  return rows.length > 0;
}

export async function updatePasswordHash(db: Executor, id: string, passwordHash: string): Promise<void> {
  await db.update(users).set({ passwordHash }).where(eq(users.id, id));
}

export async function updateUserLocale(db: Executor, id: string, locale: string): Promise<void> {
  await db.update(users).set({ locale }).where(eq(users.id, id));
}

/** Everyone who has or had an account, with their groups: what scopes are computed from. */
export async function listPeople(db: Executor, ids?: readonly string[]): Promise<readonly PersonRecord[]> {
  const condition = ids ? inArray(users.id, [...ids]) : undefined;
  const people = await db
    .select({
      id: users.id,
      name: users.name,
      role: users.role,
      position: users.position,
      closedAt: users.closedAt,
    })
    .from(users)
    .where(condition)
    .orderBy(asc(users.createdAt), asc(users.id));
  const memberships = await db.select().from(groupMembers);
  return people.map(({ closedAt, ...person }) => {
    const own = memberships.filter((membership) => membership.userId === person.id);
    return {
      ...person,
      closed: closedAt !== null,
      groupIds: own.filter((membership) => !membership.leads).map((membership) => membership.groupId),
      ledGroupIds: own.filter((membership) => membership.leads).map((membership) => membership.groupId),
    };
  });
}

export async function listGroupsOf(db: Executor, userId: string) {
  return db
    .select({ id: groups.id, name: groups.name, leads: groupMembers.leads })
    .from(groupMembers)
    .innerJoin(groups, eq(groups.id, groupMembers.groupId))
    .where(eq(groupMembers.userId, userId))
    .orderBy(asc(groups.createdAt), asc(groups.id));
}
