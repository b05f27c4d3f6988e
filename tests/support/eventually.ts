import { setTimeout as pause } from "node:timers/promises";

export interface Patience {
  /** How long the condition may take to come true; 10 s unless told. */
  readonly withinMs?: number;
  readonly everyMs?: number;
  /** Ends the sentence "Still not so after …". */
  readonly what?: string;
}

/** Asks again until the answer is truthy, and gives it back. The last error is told when time is up. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  { withinMs = 10_000, everyMs = 25, what = String(ask) }: Patience = {},
): Promise<NonNullable<T>> {
  const deadline = Date.now() + withinMs;
  let lastError: unknown;
  do {
    try {
      const answer = await ask();
      if (answer) return answer;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await pause(everyMs);
  } while (Date.now() < deadline);
  throw new Error(`Still not so after ${withinMs} ms: ${what}`, { cause: lastError });
}
