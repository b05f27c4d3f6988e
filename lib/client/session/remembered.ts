import type { Me, RememberedPerson } from "./model";

/** Who used this device last and did not sign out. In localStorage: needed before any database is opened. */
const personKey = "genjin.me";
const syncedKey = "genjin.lastSyncedAt";
const handInKey = "genjin.handIn";
const closedKey = "genjin.closedAccount";
const deletionKey = "genjin.deletionPending";
const signOutKey = "genjin.signOutPending";

function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    // Storage is switched off: then nobody is remembered.
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, value);
  } catch {
    // Without storage this page works, and the next start asks the server.
    return;
  }
}

export function rememberedMe(): Me | null {
  try {
    const value: unknown = JSON.parse(read(personKey) ?? "null");
    return typeof value === "object" && value !== null && "id" in value ? (value as Me) : null;
  } catch {
    return null;
  }
}

export function rememberedPerson(): RememberedPerson | null {
  const me = rememberedMe();
  return me ? { id: me.id, name: me.name, lastSyncedAt: read(`${syncedKey}.${me.id}`) } : null;
}

export const rememberMe = (me: Me): void => write(personKey, JSON.stringify(me));

export const rememberSynced = (userId: string, at: string): void => write(`${syncedKey}.${userId}`, at);

export function forgetMe(userId: string): void {
  if (rememberedMe()?.id === userId) write(personKey, null);
  write(`${syncedKey}.${userId}`, null);
  write(`${handInKey}.${userId}`, null);
}

/** By which this device may still hand in what it had not sent should the person's account be closed (R10). */
export const rememberedToken = (userId: string): string | null => read(`${handInKey}.${userId}`);
export const rememberToken = (userId: string, token: string): void => write(`${handInKey}.${userId}`, token);

/** Name of the person whose account was closed and whose data has left this device, until somebody signs in. */
export const rememberedClosed = (): string | null => read(closedKey);
export const rememberClosed = (name: string | null): void => write(closedKey, name);

/** Signed out without network: the server is told at the next start, before anything else. */
export const isSignOutPending = (): boolean => read(signOutKey) === "1";
export const setSignOutPending = (pending: boolean): void => write(signOutKey, pending ? "1" : null);

/** Whose data was to leave this device when its store did not answer. */
export const deletionPending = (): string | null => read(deletionKey);
export const setDeletionPending = (userId: string | null): void => write(deletionKey, userId);
