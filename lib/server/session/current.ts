import { loadActor } from "@/lib/db/actors";
import { hashSessionToken, type SessionUser, touchSession } from "@/lib/db/sessions";
import type { Actor } from "@/lib/domain/access/model";
import type { Runtime } from "../runtime";
import { sessionsOf } from "./lucia";

export interface CurrentSession {
  /** Hash of the token: the id that lists of sessions show. */
  readonly sessionId: string;
  readonly user: SessionUser;
  readonly actor: Actor;
}

/** Who asks, by the cookie of the request; null when there is no live session. */
export async function currentSession(
  runtime: Runtime,
  request: Request,
  now: Date,
): Promise<CurrentSession | null> {
  const lucia = sessionsOf(runtime);
  const token = lucia.readSessionCookie(request.headers.get("cookie") ?? "");
  if (!token) return null;
  const { session, user } = await lucia.validateSession(token);
  if (!session) return null;
  const actor = await loadActor(runtime.db, user.id);
  if (!actor) return null;
  const sessionId = hashSessionToken(token);
  await touchSession(runtime.db, sessionId, now);
  return { sessionId, user, actor };
}
