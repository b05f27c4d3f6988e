import { memberRoute } from "@/lib/server/http/route";
import { answerPoolPreview, poolPreviewQuery } from "@/lib/server/queries/pool-preview";

export const GET = memberRoute({
  capability: "settings.write",
  query: poolPreviewQuery,
  handle: answerPoolPreview,
});
