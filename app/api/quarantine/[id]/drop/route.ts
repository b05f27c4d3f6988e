import { memberRoute } from "@/lib/server/http/route";
import { dropQuarantined } from "@/lib/server/quarantine/review";

export const POST = memberRoute({ capability: "quarantine.review", handle: dropQuarantined });
