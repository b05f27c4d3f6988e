/** How many writes are on their way to disk, over all journals of this tab. */
export interface WriteWatch {
  readonly pending: () => number;
  readonly began: () => void;
  readonly ended: () => void;
  /** Resolves when nothing is on its way: before an app update reloads the page. */
  readonly idle: () => Promise<void>;
}

export function createWriteWatch(): WriteWatch {
  let pending = 0;
  let waiters: (() => void)[] = [];
  return {
    pending: () => pending,
    began() {
      pending++;
    },
    ended() {
      pending--;
      if (pending > 0) return;
      for (const resolve of waiters) resolve();
      waiters = [];
    },
    idle: () => (pending === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
  };
}

/**
 * Tells of each write transaction of a connection how it ends; y-indexeddb itself never looks. They are made
 * `strict`: complete when on disk, not when handed to the operating system.
 */
export function trackWrites(database: IDBDatabase, onWrite: (done: Promise<void>) => void): void {
  const begin = database.transaction.bind(database);
  const running = new Set<(error: Error) => void>();
  // A connection that the browser takes away may leave its transactions without any last word.
  database.addEventListener("close", () => {
    for (const fail of [...running]) fail(new Error("the browser closed the store"));
  });
  database.transaction = (stores, mode, options) => {
    if (mode !== "readwrite") return begin(stores, mode, options);
    const transaction = begin(stores, mode, { durability: "strict", ...options });
    const done = new Promise<void>((resolve, reject) => {
      running.add(reject);
      const ended = (settle: () => void) => () => {
        running.delete(reject);
        settle();
      };
      transaction.addEventListener("complete", ended(resolve));
      const aborted = () => reject(transaction.error ?? new Error("a write was refused"));
      transaction.addEventListener("abort", ended(aborted));
    });
    onWrite(done);
    return transaction;
  };
}
