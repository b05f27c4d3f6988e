import { memberRoute } from "@/lib/server/http/route";
import { ownSessions } from "@/lib/server/session/own-sessions";

export const GET = memberRoute({
  handle: async ({ runtime, session, now }) => ({ data: { rows: await ownSessions(runtime, session, now) } }),
});
