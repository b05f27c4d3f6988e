import type { IncomingMessage } from "node:http";
import type { Database } from "@/lib/db/client";
import { findSession, hashSessionToken } from "@/lib/db/sessions";
import type { AwarenessUser } from "./awareness";

export interface Authenticated {
  readonly sessionId: string;
  readonly user: AwarenessUser;
}

/** Colours of carets that the interface has. */
const colours = 4;

/** Who stands behind the session cookie of an upgrade request; null for nobody. */
export async function authenticate(db: Database, request: IncomingMessage): Promise<Authenticated | null> {
  const token = readCookie(request.headers.cookie ?? "", "genjin_session");
  if (!token) return null;
  const session = await findSession(db, hashSessionToken(token), new Date());
  if (!session) return null;
  const { id, name } = session.user;
  return { sessionId: session.sessionId, user: { id, name, color: colourOf(id) } };
}

/** The same colour for a person everywhere. */
function colourOf(userId: string): number {
  let sum = 0;
  for (const char of userId) sum = (sum * 31 + char.charCodeAt(0)) >>> 0;
  return (sum % colours) + 1;
}

function readCookie(header: string, name: string): string | null {
  for (const part of header.split(";")) {
    const [key, ...value] = part.split("=");
    if (key?.trim() === name) return value.join("=").trim();
  }
  return null;
}

/**
 * Whether a page of another site opens the socket with this person's cookie. Clients that are no browser send no
 * Origin.
 */
export function isForeignOrigin(request: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return false;
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return false;
  try {
    return new URL(origin).host !== host;
  } catch {
    return true;
  }
}
