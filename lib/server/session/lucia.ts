import { type Adapter, Lucia, TimeSpan } from "lucia";
import type { Database } from "@/lib/db/client";
import {
  deleteExpiredSessions,
  deleteSessionsOf,
  findSession,
  hashSessionToken,
  insertSession,
  listSessions,
  removeSession,
  type SessionUser,
  setSessionExpiry,
} from "@/lib/db/sessions";
import type { Runtime } from "../runtime";

/** Attributes that a new session is stored with. */
export interface SessionAttributes {
  readonly userAgent: string;
  readonly address: string;
}

declare module "lucia" {
  interface Register {
    Lucia: SessionLucia;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: SessionUser;
  }
}

export type SessionLucia = Lucia<Record<never, never>, SessionUser>;

export const sessionCookieName = "genjin_session";

/** Lucia knows the cookie's value; the table knows only its hash. This adapter is where the one becomes the other. */
function hashingAdapter(db: Database): Adapter {
  return {
    async getSessionAndUser(token) {
      const found = await findSession(db, hashSessionToken(token), new Date());
      if (!found) return [null, null];
      const { user, expiresAt } = found;
      const attributes = { userAgent: "", address: "" };
      return [
        { id: token, userId: user.id, expiresAt, attributes },
        { id: user.id, attributes: user },
      ];
    },
    async getUserSessions(userId) {
      const rows = await listSessions(db, userId, new Date());
      return rows.map((row) => ({
        id: row.id,
        userId,
        expiresAt: row.expiresAt,
        attributes: { userAgent: row.userAgent, address: row.address },
      }));
    },
    setSession: ({ id, userId, expiresAt, attributes }) =>
      insertSession(db, { id: hashSessionToken(id), userId, expiresAt, ...attributes }),
    updateSessionExpiration: (token, expiresAt) => setSessionExpiry(db, hashSessionToken(token), expiresAt),
    deleteSession: (token) => removeSession(db, hashSessionToken(token)),
    async deleteUserSessions(userId) {
      await deleteSessionsOf(db, userId);
    },
    deleteExpiredSessions: () => deleteExpiredSessions(db, new Date()),
  };
}

const luciaByDatabase = new WeakMap<Database, SessionLucia>();

/** One Lucia per database handle: the handle is what the process shares, our modules are bundled twice. */
export function sessionsOf({ db, config }: Pick<Runtime, "db" | "config">): SessionLucia {
  const known = luciaByDatabase.get(db);
  if (known) return known;
  const lucia: SessionLucia = new Lucia(hashingAdapter(db), {
    sessionExpiresIn: new TimeSpan(config.sessionDays, "d"),
    sessionCookie: {
      name: sessionCookieName,
      attributes: { sameSite: "lax", secure: config.publicUrl?.startsWith("https:") ?? false, path: "/" },
    },
    getUserAttributes: (attributes) => attributes,
  });
  luciaByDatabase.set(db, lucia);
  return lucia;
}
