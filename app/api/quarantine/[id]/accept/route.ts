import { memberRoute } from "@/lib/server/http/route";
import { acceptQuarantined } from "@/lib/server/quarantine/review";

export const POST = memberRoute({ capability: "quarantine.review", handle: acceptQuarantined });
