import { jsonReply } from "@/lib/server/http/reply";
import { publicRoute } from "@/lib/server/http/route";
import { openApiDocument } from "@/lib/server/openapi/document";

export const dynamic = "force-dynamic";

export const GET = publicRoute({
  handle: async ({ runtime }) => jsonReply(openApiDocument(runtime.version)),
});
