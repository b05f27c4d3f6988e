import { listSessions } from "@/lib/db/sessions";
import type { Runtime } from "../runtime";
import type { CurrentSession } from "./current";

/** Where the person is signed in; `current` marks the session that asks. */
export async function ownSessions({ db }: Runtime, current: CurrentSession, now: Date) {
  const rows = await listSessions(db, current.user.id, now);
  return rows.map((row) => ({ ...row, current: row.id === current.sessionId }));
}
