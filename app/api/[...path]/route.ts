import { publicRoute } from "@/lib/server/http/route";

/** Whatever no route answers: JSON as everywhere below /api, never the page. */
const unknown = publicRoute({ handle: async () => ({ refusal: { code: "notFound" } }) });

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };
