import { listSessions } from "@/lib/db/sessions";
import { memberRoute } from "@/lib/server/http/route";

export const GET = memberRoute({
  async handle({ runtime, session, now }) {
    const rows = await listSessions(runtime.db, session.user.id, now);
    return { data: { rows: rows.map((row) => ({ ...row, current: row.id === session.sessionId })) } };
  },
});
