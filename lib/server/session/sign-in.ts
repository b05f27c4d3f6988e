import { insertAudit } from "@/lib/db/audit";
import type { SessionUser } from "@/lib/db/sessions";
import { type Account, findAccount, normaliseUsername } from "@/lib/db/users";
import type { ApiRefusal } from "../errors";
import type { Runtime } from "../runtime";
import { addressHeader } from "../start/address";
import { sessionsOf } from "./lucia";
import { verifyPassword } from "./passwords";
import { countFailure, giveGuessBack, hasGuesses, inTurn, takeGuess } from "./throttle";

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export type SignedIn =
  | { readonly ok: true; readonly cookie: string; readonly user: SessionUser }
  | { readonly ok: false; readonly refusal: ApiRefusal };

/** Signs in, throttled per name and per address; both kinds of wrong answer read and last the same. */
export async function signIn(runtime: Runtime, request: Request, given: Credentials): Promise<SignedIn> {
  const name = normaliseUsername(given.username).slice(0, 100);
  const address = request.headers.get(addressHeader) ?? "unknown";
  const known = await inTurn(name, () => findByPassword(runtime, { name, address }, given.password));
  if (!known.ok) return known;
  const { passwordHash: _secret, ...user } = known.account;
  return { ok: true, cookie: await openSession(runtime, request, user.id), user };
}

type Known =
  | { readonly ok: true; readonly account: Account }
  | { readonly ok: false; readonly refusal: ApiRefusal };

async function findByPassword(
  { db }: Runtime,
  { name, address }: { readonly name: string; readonly address: string },
  password: string,
): Promise<Known> {
  for (const left of [await hasGuesses(db, "address", address), await takeGuess(db, "name", name)]) {
    if (!left.ok)
      return { ok: false, refusal: { code: "tooManyAttempts", facts: { seconds: left.seconds } } };
  }
  const account = await findAccount(db, name);
  if (account && (await verifyPassword(account.passwordHash, password))) {
    await giveGuessBack(db, "name", name);
    return { ok: true, account };
  }
  if (!account) await verifyPassword(null, password);
  await countFailure(db, "address", address);
  await insertAudit(db, { actorId: null, action: "signIn.refused", subject: account?.id ?? null });
  return { ok: false, refusal: { code: "wrongCredentials" } };
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
