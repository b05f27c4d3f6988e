import type { IncomingMessage } from "node:http";

/** Route handlers see no socket: the server names the peer in this header, over whatever the client put there. */
export const addressHeader = "x-genjin-address";

/** The client's address; a proxy on this machine is believed about whom it speaks for. */
export function addressOf(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? "unknown";
  if (!isLoopback(peer)) return peer;
  const forwarded = request.headers["x-forwarded-for"];
  const last = (Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? "")).split(",").at(-1)?.trim();
  return last || peer;
}

function isLoopback(address: string): boolean {
  return address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.");
}
