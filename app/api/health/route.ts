import { health } from "@/lib/server/health";
import { publicRoute } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = publicRoute({ handle: async ({ runtime }) => ({ data: await health(runtime) }) });
