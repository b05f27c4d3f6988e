import { health, healthQuery } from "../health";
import type { Runtime } from "../runtime";
import { refuse } from "./refuse";
import type { RequestHandler } from "./web-server";

/** A sync process of its own answers its health and nothing else. */
export function syncOnlyRequests(runtime: Runtime): RequestHandler {
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (pathname !== "/api/health") return refuse(request, response, { code: "notFound" });
    const query = healthQuery.safeParse(Object.fromEntries(searchParams));
    if (!query.success) return refuse(request, response, { code: "invalidInput" });
    const { httpStatus, body } = await health(runtime, query.data);
    response.writeHead(httpStatus, {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
    });
    response.end(JSON.stringify(body));
  };
}
