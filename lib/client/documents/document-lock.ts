/**
 * A document that some tab has open is locked in shared mode, so that no tab deletes a journal under another's
 * hands. Pages without a secure origin have no locks: there the journal repairs itself (see Journal).
 */
const lockName = (userId: string, name: string): string => `genjin:${userId}:${name}`;

/** Lets go of a document; done once the lock is really free again. */
export type LetGo = () => Promise<void>;

/** Answers when the lock is held, with the way to let go. */
export function holdDocument(userId: string, name: string): Promise<LetGo> {
  const { locks } = navigator;
  if (!locks) return Promise.resolve(async () => undefined);
  return new Promise((resolve, reject) => {
    const held = locks.request(lockName(userId, name), { mode: "shared" }, () => {
      return new Promise<void>((release) => {
        resolve(async () => {
          release();
          await held;
        });
      });
    });
    held.catch(reject);
  });
}

/** Does the work if no tab has the document open, and keeps every tab from opening it meanwhile. */
export async function ifNobodyHolds(
  userId: string,
  name: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const { locks } = navigator;
  if (!locks) {
    await work();
    return true;
  }
  return locks.request(lockName(userId, name), { mode: "exclusive", ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await work();
    return true;
  });
}
