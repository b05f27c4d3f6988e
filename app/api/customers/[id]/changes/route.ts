import { memberRoute } from "@/lib/server/http/route";
import { answerChanges, idPageQuery } from "@/lib/server/queries/changes";

export const GET = memberRoute({ capability: "customer.read", query: idPageQuery, handle: answerChanges });
