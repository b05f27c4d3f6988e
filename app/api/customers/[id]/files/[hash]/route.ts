import { answerFile } from "@/lib/server/files/answer-file";
import { memberRoute } from "@/lib/server/http/route";

const file = memberRoute({ capability: "customer.read", handle: answerFile });

export { file as GET, file as HEAD };
