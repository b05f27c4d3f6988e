/** How many writes are on their way to disk, and how many failed, over all journals of this tab. */
export interface WriteWatch {
  readonly pending: () => number;
  readonly failures: () => number;
  readonly began: () => void;
  readonly ended: (succeeded: boolean) => void;
  /** Resolves when nothing is on its way: before an app update reloads the page. */
  readonly idle: () => Promise<void>;
}

export function createWriteWatch(): WriteWatch {
  let pending = 0;
  let failures = 0;
  let waiters: (() => void)[] = [];
  return {
    pending: () => pending,
    failures: () => failures,
    began() {
      pending++;
    },
    ended(succeeded) {
      pending--;
      if (!succeeded) failures++;
      if (pending > 0) return;
      for (const resolve of waiters) resolve();
      waiters = [];
    },
    idle: () => (pending === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
  };
}

/** Counts the write transactions of a connection; y-indexeddb itself never looks at how they end. */
export function trackWrites(database: IDBDatabase, watch: WriteWatch): void {
  const begin = database.transaction.bind(database);
  database.transaction = (stores, mode, options) => {
    const transaction = begin(stores, mode, options);
    if (mode === "readwrite") {
      watch.began();
      transaction.addEventListener("complete", () => watch.ended(true));
      transaction.addEventListener("abort", () => watch.ended(false));
    }
    return transaction;
  };
}
