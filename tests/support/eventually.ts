import { setTimeout as pause } from "node:timers/promises";

export interface Patience {
  /** How long the condition may take to come true; 10 s unless told. */
  readonly withinMs?: number;
  readonly everyMs?: number;
  /** Ends the sentence "Still not so after …". */
  readonly what?: string;
}

/** What is left of a type when it counts as true. */
export type Truthy<T> = Exclude<T, false | 0 | "" | null | undefined>;

/** Asks again until the answer is truthy, and gives it back. The last error is told when time is up. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  { withinMs = 10_000, everyMs = 25, what = String(ask) }: Patience = {},
): Promise<Truthy<T>> {
  const deadline = Date.now() + withinMs;
  let lastError: unknown;
  do {
    try {
      const answer = await ask();
      if (answer) return answer as Truthy<T>;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await pause(everyMs);
  } while (Date.now() < deadline);
  throw new Error(`Still not so after ${withinMs} ms: ${what}`, { cause: lastError });
}
