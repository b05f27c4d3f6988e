import { health, healthQuery } from "@/lib/server/health";
import { jsonReply } from "@/lib/server/http/reply";
import { publicRoute } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = publicRoute({
  query: healthQuery,
  handle: async ({ runtime, query }) => {
    const { httpStatus, body } = await health(runtime, query);
    return jsonReply(body, {}, httpStatus);
  },
});
