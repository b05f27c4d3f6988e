import { insertAudit } from "@/lib/db/audit";
import type { SessionUser } from "@/lib/db/sessions";
import { findAccount, normaliseUsername } from "@/lib/db/users";
import type { ApiRefusal } from "../errors";
import type { Runtime } from "../runtime";
import { addressHeader } from "../start/address";
import { sessionsOf } from "./lucia";
import { verifyPassword } from "./passwords";
import { giveGuessBack, takeGuess } from "./throttle";

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export type SignedIn =
  | { readonly ok: true; readonly cookie: string; readonly user: SessionUser }
  | { readonly ok: false; readonly refusal: ApiRefusal };

/** Signs in, throttled per name and per address; both kinds of wrong answer read and last the same. */
export async function signIn(runtime: Runtime, request: Request, given: Credentials): Promise<SignedIn> {
  const { db } = runtime;
  const guesses = [
    ["name", normaliseUsername(given.username).slice(0, 100)],
    ["address", request.headers.get(addressHeader) ?? "unknown"],
  ] as const;
  for (const [kind, key] of guesses) {
    const taken = await takeGuess(db, kind, key);
    if (!taken.ok)
      return { ok: false, refusal: { code: "tooManyAttempts", facts: { seconds: taken.seconds } } };
  }
  const account = await findAccount(db, given.username);
  if (!(await verifyPassword(account?.passwordHash ?? null, given.password)) || !account) {
    await insertAudit(db, { actorId: null, action: "signIn.refused", subject: account?.id ?? null });
    return { ok: false, refusal: { code: "wrongCredentials" } };
  }
  for (const [kind, key] of guesses) await giveGuessBack(db, kind, key);
  const { passwordHash: _secret, ...user } = account;
  return { ok: true, cookie: await openSession(runtime, request, account.id), user };
}

/** Makes a session for somebody who has proved who they are; answers the `Set-Cookie` value. */
export async function openSession(runtime: Runtime, request: Request, userId: string): Promise<string> {
  const lucia = sessionsOf(runtime);
  const session = await lucia.createSession(userId, {
    userAgent: (request.headers.get("user-agent") ?? "").slice(0, 300),
    address: request.headers.get(addressHeader) ?? "",
  });
  await insertAudit(runtime.db, { actorId: userId, action: "signIn" });
  await lucia.deleteExpiredSessions();
  return lucia.createSessionCookie(session.id).serialize();
}
