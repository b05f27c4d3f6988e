import { insertAudit } from "@/lib/db/audit";
import { findAccountById, updatePasswordHash } from "@/lib/db/users";
import type { ApiRefusal } from "../errors";
import type { Runtime } from "../runtime";
import type { CurrentSession } from "../session/current";
import { hashPassword, verifyPassword } from "../session/passwords";
import { endOtherSessions } from "../session/sign-out";
import { giveGuessBack, takeGuess } from "../session/throttle";

/** Sets a new password against the present one; all other sessions of the person end. Null: done. */
export async function changePassword(
  runtime: Runtime,
  current: CurrentSession,
  given: { readonly current: string; readonly next: string },
): Promise<ApiRefusal | null> {
  const { db } = runtime;
  const { id, username } = current.user;
  const taken = await takeGuess(db, "name", username);
  if (!taken.ok) return { code: "tooManyAttempts", facts: { seconds: taken.seconds } };
  const account = await findAccountById(db, id);
  if (!account || !(await verifyPassword(account.passwordHash, given.current))) {
    return { code: "wrongPassword", fields: { current: "wrongPassword" } };
  }
  await giveGuessBack(db, "name", username);
  const passwordHash = await hashPassword(given.next);
  await db.transaction(async (tx) => {
    await updatePasswordHash(tx, id, passwordHash);
    await insertAudit(tx, { actorId: id, action: "password.change" });
  });
  await endOtherSessions(runtime, current);
  return null;
}
