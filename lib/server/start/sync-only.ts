import { health } from "../health";
import type { Runtime } from "../runtime";
import { refuse } from "./refuse";
import type { RequestHandler } from "./web-server";

/** A sync process of its own answers its health and nothing else. */
export function syncOnlyRequests(runtime: Runtime): RequestHandler {
  return async (request, response) => {
    if (request.url?.split("?")[0] !== "/api/health") return refuse(request, response, { code: "notFound" });
    response.writeHead(200, {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
    });
    response.end(JSON.stringify(await health(runtime)));
  };
}
