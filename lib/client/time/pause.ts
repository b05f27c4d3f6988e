/** Gives the screen its turn in the middle of long work. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
