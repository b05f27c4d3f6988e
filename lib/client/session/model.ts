import type { Actor, Role } from "@/lib/domain/access/model";
import type { Locale } from "@/lib/messages";

/** Who is signed in, as `GET /api/me` says, and as the device remembers it for offline starts. */
export interface Me {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly groups: readonly { readonly id: string; readonly name: string; readonly leads: boolean }[];
  readonly company: { readonly name: string; readonly timeZone: string };
  readonly locale: Locale | null;
}

export interface RememberedPerson {
  readonly id: string;
  readonly name: string;
  readonly lastSyncedAt: string | null;
}

export interface Session {
  readonly status: "loading" | "signedOut" | "setupNeeded" | "signedIn";
  readonly me: Me | null;
  readonly actor: Actor | null;
  /** The person whose data this device holds, who may continue offline; null when nobody's. */
  readonly remembered: RememberedPerson | null;
  /** Who finds nothing here any more because their account was closed; null for everybody else. */
  readonly closedAccount: string | null;
  /** Signed in on this device without the server's word: it could not be asked, or the sign-in has run out. */
  readonly offline: boolean;
}

export interface SetupInput {
  readonly token: string;
  readonly company: string;
  readonly timeZone: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

export const actorOf = (me: Me): Actor => ({
  userId: me.id,
  role: me.role,
  groupIds: me.groups.map((group) => group.id),
  ledGroupIds: me.groups.filter((group) => group.leads).map((group) => group.id),
});
