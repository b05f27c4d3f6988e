import type { IncomingMessage } from "node:http";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may change things by where it comes from: the same host, or PUBLIC_URL. Browsers always name
 * the origin on such requests; programs that aren't browsers name none and carry no foreign cookie.
 */
export function isOriginAllowed(request: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return request.headers["sec-fetch-site"] !== "cross-site";
  if (publicUrl && origin === publicUrl) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

export function isMutating(request: IncomingMessage): boolean {
  return !safeMethods.has(request.method ?? "GET");
}
