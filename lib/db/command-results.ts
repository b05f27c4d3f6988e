import { and, eq } from "drizzle-orm";
import { commandResults } from "@/drizzle/schema";
import type { Executor } from "./client";

export interface StoredAnswer {
  readonly command: string;
  readonly inputHash: string;
  readonly status: number;
  readonly body: unknown;
}

export interface AnswerKey {
  readonly userId: string;
  readonly key: string;
}

export async function findAnswer(db: Executor, { userId, key }: AnswerKey): Promise<StoredAnswer | null> {
  const [row] = await db
    .select({
      command: commandResults.command,
      inputHash: commandResults.inputHash,
      status: commandResults.status,
      body: commandResults.body,
    })
    .from(commandResults)
    .where(and(eq(commandResults.userId, userId), eq(commandResults.key, key)));
  return row ?? null;
}

/** False when the key has an answer already; waits for a transaction that is just writing one. */
export async function insertAnswer(db: Executor, id: AnswerKey, answer: StoredAnswer): Promise<boolean> {
  const rows = await db
    .insert(commandResults)
    .values({ ...id, ...answer })
    .onConflictDoNothing()
    .returning({ key: commandResults.key });
  return rows.length > 0;
}

export async function updateAnswer(
  db: Executor,
  id: AnswerKey,
  status: number,
  body: unknown,
): Promise<void> {
  await db
    .update(commandResults)
    .set({ status, body })
    .where(and(eq(commandResults.userId, id.userId), eq(commandResults.key, id.key)));
}
