import { memberRoute } from "@/lib/server/http/route";
import { answerDuplicates, duplicatesBody } from "@/lib/server/queries/duplicates";

export const POST = memberRoute({
  capability: "customer.create",
  body: duplicatesBody,
  handle: answerDuplicates,
});
