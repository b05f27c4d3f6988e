import { within } from "./time-limit";

const answerLimitMs = 10_000;

/**
 * Every database carries the person's id, so that two people on one device never read each other's. Journals have
 * one database per document because that is how y-indexeddb stores; the cache has one for everything.
 */
const prefix = (userId: string): string => `genjin:${userId}:`;
const journalPrefix = (userId: string): string => `${prefix(userId)}journal:`;

export const cacheDatabase = (userId: string): string => `${prefix(userId)}cache`;
/** Imports that wait to be sent, and exports that wait to be put on record. */
export const importDatabase = (userId: string): string => `${prefix(userId)}imports`;
/** Files of customers: those that wait to be sent, and those seen before. */
export const fileDatabase = (userId: string): string => `${prefix(userId)}files`;
export const journalDatabase = (userId: string, documentName: string): string =>
  journalPrefix(userId) + documentName;

async function databasesOf(namePrefix: string): Promise<string[]> {
  // Missing in old Firefox, or no storage at all: then the list of changes in the cache is all we have.
  if (typeof indexedDB === "undefined" || !indexedDB.databases) return [];
  const all = await within(answerLimitMs, "the store", indexedDB.databases());
  return all.map((database) => database.name ?? "").filter((name) => name.startsWith(namePrefix));
}

/** Documents that have a journal on this device: open somewhere, not yet acknowledged, or left by a crash. */
export async function journaledDocuments(userId: string): Promise<string[]> {
  const names = await databasesOf(journalPrefix(userId));
  return names.map((name) => name.slice(journalPrefix(userId).length));
}

export async function deleteDatabase(name: string): Promise<void> {
  if (typeof indexedDB === "undefined") return;
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
    // Another tab holds it open; it goes when that tab lets go, which `versionchange` asks it to do.
    request.onblocked = () => resolve();
  });
}

/** Everything that this device holds of a person. Rejects if some of it does not go. */
export async function deleteDatabasesOf(userId: string): Promise<void> {
  const known = [cacheDatabase(userId), importDatabase(userId), fileDatabase(userId)];
  const names = new Set([...(await databasesOf(prefix(userId))), ...known]);
  const deleted = Promise.all([...names].map(deleteDatabase));
  await within(answerLimitMs, "the store", deleted);
}
