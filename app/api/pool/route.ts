import { memberRoute } from "@/lib/server/http/route";
import { answerPool, poolQuery } from "@/lib/server/queries/pool";

export const GET = memberRoute({ capability: "pool.read", query: poolQuery, handle: answerPool });
