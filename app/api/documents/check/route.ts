import { answerCheck } from "@/lib/server/documents/check";
import { checkBody } from "@/lib/server/documents/check-schemas";
import { memberRoute } from "@/lib/server/http/route";

export const POST = memberRoute({ capability: "settings.read", body: checkBody, handle: answerCheck });
