import { memberRoute } from "@/lib/server/http/route";
import { describeSessions } from "@/lib/server/session/list";

export const GET = memberRoute({
  handle: async ({ runtime, session, now }) => ({ data: await describeSessions(runtime, session, now) }),
});
