import { jsonReply } from "@/lib/server/http/reply";
import { publicRoute } from "@/lib/server/http/route";
import { currentSession } from "@/lib/server/session/current";
import { blankCookie, endSession } from "@/lib/server/session/sign-out";

/** Signing out always succeeds: who is signed out already is where they want to be. */
export const POST = publicRoute({
  async handle({ runtime, request, now }) {
    const current = await currentSession(runtime, request, now);
    if (current) await endSession(runtime, current, current.sessionId);
    return jsonReply({ ok: true }, { "Set-Cookie": blankCookie(runtime) });
  },
});
