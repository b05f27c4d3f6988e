/** Gives the screen its turn in the middle of long work. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Waits until the browser has nothing better to do, but not for ever. */
export const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: 2_000 });
    else setTimeout(resolve, 50);
  });
