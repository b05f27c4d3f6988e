import { type ApiRefusal, errorBody, statusByCode } from "../errors";
import type { Locale } from "../locale";

/** Answers of REST are about people: no cache on the way may keep them. */
const privateHeaders = { "Cache-Control": "no-store", Vary: "Cookie, Accept-Language" };

export function jsonReply(
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Response {
  return Response.json(body, { status, headers: { ...privateHeaders, ...headers } });
}

export function bytesReply(bytes: Uint8Array): Response {
  const headers = { ...privateHeaders, "Content-Type": "application/octet-stream" };
  return new Response(new Uint8Array(bytes), { headers });
}

export function refusalReply(refusal: ApiRefusal, locale: Locale): Response {
  const seconds = refusal.facts?.seconds;
  const headers =
    seconds === undefined ? privateHeaders : { ...privateHeaders, "Retry-After": String(seconds) };
  return Response.json(errorBody(refusal, locale), { status: statusByCode[refusal.code], headers });
}
