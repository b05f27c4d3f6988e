import { memberRoute } from "@/lib/server/http/route";
import { answerExports, exportsQuery } from "@/lib/server/queries/exports";

export const GET = memberRoute({ capability: "audit.read", query: exportsQuery, handle: answerExports });
