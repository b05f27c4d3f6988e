import { answerUploadBegin } from "@/lib/server/files/answer-upload";
import { memberRoute } from "@/lib/server/http/route";

export const POST = memberRoute({ capability: "customer.write", handle: answerUploadBegin });
