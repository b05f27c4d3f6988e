import { insertAudit } from "@/lib/db/audit";
import { deleteOtherSessions, deleteSession } from "@/lib/db/sessions";
import type { Runtime } from "../runtime";
import type { CurrentSession } from "./current";
import { sessionsOf } from "./lucia";

/** Ends one of the person's own sessions and whatever is connected through it; false when there is no such one. */
export async function endSession(runtime: Runtime, current: CurrentSession, id: string): Promise<boolean> {
  const ended = await deleteSession(runtime.db, current.user.id, id);
  if (!ended) return false;
  await insertAudit(runtime.db, { actorId: current.user.id, action: "signOut" });
  await runtime.bus.publish({ type: "session-ended", sessionIds: [id] });
  return true;
}

/** After a change of password whoever signed in with the old one is out. */
export async function endOtherSessions(runtime: Runtime, current: CurrentSession): Promise<void> {
  const sessionIds = await deleteOtherSessions(runtime.db, current.user.id, current.sessionId);
  if (sessionIds.length > 0)
    await runtime.bus.publish({ type: "session-ended", sessionIds: [...sessionIds] });
}

/** The cookie that takes the session from the browser. */
export function blankCookie(runtime: Runtime): string {
  return sessionsOf(runtime).createBlankSessionCookie().serialize();
}
