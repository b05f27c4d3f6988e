import { listSessions } from "@/lib/db/sessions";
import type { Runtime } from "../runtime";
import type { CurrentSession } from "./current";

/** The person's own live sessions, newest use first; `current` is the one that asks. */
export async function describeSessions({ db }: Pick<Runtime, "db">, session: CurrentSession, now: Date) {
  const rows = await listSessions(db, session.user.id, now);
  return { rows: rows.map((row) => ({ ...row, current: row.id === session.sessionId })) };
}
