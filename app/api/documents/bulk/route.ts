import { answerBulk } from "@/lib/server/documents/bulk";
import { bulkBody } from "@/lib/server/documents/check-schemas";
import { memberRoute } from "@/lib/server/http/route";

export const POST = memberRoute({ capability: "settings.read", body: bulkBody, handle: answerBulk });
