import { memberRoute } from "@/lib/server/http/route";
import { answerRefusals, idPageQuery } from "@/lib/server/queries/changes";

export const GET = memberRoute({ capability: "inbox.read", query: idPageQuery, handle: answerRefusals });
