import type { IncomingMessage, ServerResponse } from "node:http";
import { type ApiRefusal, errorBody, statusByCode } from "../errors";
import { localeOf } from "../locale";

/** A refusal given before any route is asked. The connection closes: what the client still sends isn't read. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: ApiRefusal): void {
  const body = JSON.stringify(errorBody(refusal, localeOf(null, request.headers["accept-language"])));
  response.writeHead(statusByCode[refusal.code], {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
    Connection: "close",
  });
  response.end(body);
}
