import { memberRoute } from "@/lib/server/http/route";
import { answerPlans, plansQuery } from "@/lib/server/queries/plans";

export const GET = memberRoute({ capability: "plans.read", query: plansQuery, handle: answerPlans });
