import { answerUpload } from "@/lib/server/files/answer-upload";
import { memberRoute } from "@/lib/server/http/route";

const upload = memberRoute({ capability: "customer.write", handle: answerUpload });

export { upload as DELETE, upload as HEAD, upload as PATCH };
