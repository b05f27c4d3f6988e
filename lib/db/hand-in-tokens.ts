import { and, desc, eq, notInArray } from "drizzle-orm";
import { handInTokens, users } from "@/drizzle/schema";
import type { Executor } from "./client";

/** Devices of one person that may still hand in; older ones are forgotten. */
const keptPerPerson = 50;

export async function insertHandInToken(db: Executor, hash: string, userId: string): Promise<void> {
  await db.insert(handInTokens).values({ hash, userId });
  const newest = db
    .select({ hash: handInTokens.hash })
    .from(handInTokens)
    .where(eq(handInTokens.userId, userId))
    .orderBy(desc(handInTokens.createdAt))
    .limit(keptPerPerson);
  await db
    .delete(handInTokens)
    .where(and(eq(handInTokens.userId, userId), notInArray(handInTokens.hash, newest)));
}

export interface TokenHolder {
  readonly userId: string;
  readonly closedAt: Date | null;
}

export async function findTokenHolder(db: Executor, hash: string): Promise<TokenHolder | null> {
  const [row] = await db
    .select({ userId: users.id, closedAt: users.closedAt })
    .from(handInTokens)
    .innerJoin(users, eq(users.id, handInTokens.userId))
    .where(eq(handInTokens.hash, hash));
  return row ?? null;
}
