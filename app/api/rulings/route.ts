import { memberRoute } from "@/lib/server/http/route";
import { answerRulings, rulingsQuery } from "@/lib/server/queries/rulings";

export const GET = memberRoute({ capability: "audit.read", query: rulingsQuery, handle: answerRulings });
