/** What did not answer in time: some browsers' storage never does once it has died, and says nothing. */
export class TooLate extends Error {
  constructor(what: string) {
    super(`${what} does not answer`);
  }
}

/** Rejects with `TooLate` when the promise is not settled by then. */
export function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooLate(what)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
