import { createHash } from "node:crypto";
import { and, desc, eq, gt, inArray, isNull, lte, ne, type SQL } from "drizzle-orm";
import { sessions, users } from "@/drizzle/schema";
import type { Role } from "@/lib/domain/access/model";
import type { Executor } from "./client";

export interface SessionUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: string | null;
}

export interface FoundSession {
  /** The hash, which is also the session's id in the table. */
  readonly sessionId: string;
  readonly user: SessionUser;
  readonly expiresAt: Date;
  readonly lastSeenAt: Date;
}

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly expiresAt: Date;
  readonly userAgent: string;
  readonly address: string;
}

/** What the table holds in place of the cookie's value, so that a copy of the table signs nobody in. */
export function hashSessionToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The live session of a token's hash, with its person; null when ended, expired, or the account is closed. */
export async function findSession(db: Executor, tokenHash: string, now: Date): Promise<FoundSession | null> {
  const [row] = await db
    .select({
      sessionId: sessions.id,
      expiresAt: sessions.expiresAt,
      lastSeenAt: sessions.lastSeenAt,
      user: {
        id: users.id,
        username: users.username,
        name: users.name,
        role: users.role,
        locale: users.locale,
      },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, tokenHash), gt(sessions.expiresAt, now), isNull(users.closedAt)));
  return row ?? null;
}

/** Which of these sessions have neither ended nor run out. */
export async function findLiveSessions(
  db: Executor,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(inArray(sessions.id, [...ids]), gt(sessions.expiresAt, now)));
  return new Set(rows.map(({ id }) => id));
}

export async function insertSession(db: Executor, session: NewSession): Promise<void> {
  await db.insert(sessions).values(session);
}

export async function listSessions(db: Executor, userId: string, now: Date) {
  return db
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      userAgent: sessions.userAgent,
      address: sessions.address,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastSeenAt));
}

/** Notes that the session was used, at most once a minute: reading must not cost a write each time. */
export async function touchSession(db: Executor, id: string, seenAt: Date): Promise<void> {
  const due = new Date(seenAt.getTime() - 60_000);
  await db
    .update(sessions)
    .set({ lastSeenAt: seenAt })
    .where(and(eq(sessions.id, id), lte(sessions.lastSeenAt, due)));
}

export async function setSessionExpiry(db: Executor, id: string, expiresAt: Date): Promise<void> {
  await db.update(sessions).set({ expiresAt }).where(eq(sessions.id, id));
}

export async function removeSession(db: Executor, id: string): Promise<void> {
  await deleteWhere(db, eq(sessions.id, id));
}

/** Ends one session of a person; answers whether there was one. */
export async function deleteSession(db: Executor, userId: string, id: string): Promise<boolean> {
  const ended = await deleteWhere(db, and(eq(sessions.id, id), eq(sessions.userId, userId)));
  return ended.length > 0;
}

/** Ends all sessions of a person but one; answers the ids of those ended. */
export async function deleteOtherSessions(
  db: Executor,
  userId: string,
  keep: string,
): Promise<readonly string[]> {
  return deleteWhere(db, and(eq(sessions.userId, userId), ne(sessions.id, keep)));
}

export async function deleteSessionsOf(db: Executor, userId: string): Promise<readonly string[]> {
  return deleteWhere(db, eq(sessions.userId, userId));
}

export async function deleteExpiredSessions(db: Executor, now: Date): Promise<void> {
  await deleteWhere(db, lte(sessions.expiresAt, now));
}

async function deleteWhere(db: Executor, condition: SQL | undefined): Promise<readonly string[]> {
  const rows = await db.delete(sessions).where(condition).returning({ id: sessions.id });
  return rows.map((row) => row.id);
}
