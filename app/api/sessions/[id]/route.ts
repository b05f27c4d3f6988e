import { memberRoute } from "@/lib/server/http/route";
import { endSession } from "@/lib/server/session/sign-out";

/** Ends one of the person's own sessions; somebody else's is unknown to them. */
export const DELETE = memberRoute({
  async handle({ runtime, session, params }) {
    const ended = await endSession(runtime, session, params.id ?? "");
    return ended ? { data: { ok: true } } : { refusal: { code: "notFound" } };
  },
});
