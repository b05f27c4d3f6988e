import { memberRoute } from "@/lib/server/http/route";
import { answerFollowUps, followUpsQuery } from "@/lib/server/queries/follow-ups";

export const GET = memberRoute({
  capability: "customer.read",
  query: followUpsQuery,
  handle: answerFollowUps,
});
