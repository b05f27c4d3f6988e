/**
 * What somebody typed and has not yet sent off, per person, on this device. Written at each keystroke by a storage
 * that is synchronous, so that a tab that dies in the next instant loses nothing (X2).
 */
const prefix = "genjin.draft.";

export const draftKey = (userId: string, scope: string): string => `${prefix}${userId}.${scope}`;

export function readDraft(key: string): unknown {
  try {
    return JSON.parse(window.localStorage.getItem(key) ?? "null");
  } catch {
    // No storage, or a draft damaged by hand: there is nothing to bring back.
    return null;
  }
}

/** Answers whether the browser took it. */
export function writeDraft(key: string, value: unknown): boolean {
  try {
    window.localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(key: string): void {
  try {
    window.localStorage.removeItem(key);
  } catch {
    // Without storage there is no draft to drop.
    return;
  }
}

/** For signing out: a person's drafts leave the device with their data. */
export function dropDraftsOf(userId: string): void {
  for (const key of draftKeysOf(userId)) dropDraft(key);
}

/** What each of a person's drafts holds. */
export const draftsOf = (userId: string): unknown[] => draftKeysOf(userId).map(readDraft);

export interface FoundDraft {
  readonly key: string;
  readonly value: unknown;
}

/** Drafts whose scope names this id: of a customer that is leaving the device. */
export function draftsAbout(userId: string, id: string): FoundDraft[] {
  return draftKeysOf(userId)
    .filter((key) => key.includes(id))
    .map((key) => ({ key, value: readDraft(key) }));
}

export const countDraftsOf = (userId: string): number => draftKeysOf(userId).length;

function draftKeysOf(userId: string): string[] {
  try {
    return Object.keys(window.localStorage).filter((key) => key.startsWith(draftKey(userId, "")));
  } catch {
    // Storage switched off.
    return [];
  }
}
