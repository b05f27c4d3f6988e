import { memberRoute, publicRoute } from "@/lib/server/http/route";
import { answerHandIn } from "@/lib/server/quarantine/hand-in";
import { maxHandInBytes } from "@/lib/server/quarantine/limits";
import { answerQuarantine } from "@/lib/server/quarantine/review";
import { handInBody, quarantineQuery } from "@/lib/server/quarantine/schemas";

export const GET = memberRoute({
  capability: "quarantine.review",
  query: quarantineQuery,
  handle: answerQuarantine,
});

/** Asks for a session itself: a removed person's device has none, and a token in its place. */
export const POST = publicRoute({ body: handInBody, maxBodyBytes: maxHandInBytes, handle: answerHandIn });
