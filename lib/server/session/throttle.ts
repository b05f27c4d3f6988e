import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { rateLimits } from "@/drizzle/schema";
import type { Database } from "@/lib/db/client";

/** Only failures count in the end: a right password gives its point back. */
const quarterHour = 15 * 60;
/** Per name: few guesses. Per address: a whole office may sit behind one. */
const limits = { name: 10, address: 100, setup: 10 } as const;
type Kind = keyof typeof limits;

type Limiters = Readonly<Record<Kind, RateLimiterDrizzle>>;
const limitersByDatabase = new WeakMap<Database, Limiters>();

function limitersOf(db: Database): Limiters {
  const known = limitersByDatabase.get(db);
  if (known) return known;
  const make = (kind: Kind) =>
    new RateLimiterDrizzle({
      storeClient: db,
      schema: rateLimits,
      keyPrefix: kind,
      points: limits[kind],
      duration: quarterHour,
    });
  const limiters = { name: make("name"), address: make("address"), setup: make("setup") };
  limitersByDatabase.set(db, limiters);
  return limiters;
}

export type Throttled = { readonly ok: true } | { readonly ok: false; readonly seconds: number };

/** Takes a point before the guess is checked, so that guesses sent at once are counted too. */
export async function takeGuess(db: Database, kind: Kind, key: string): Promise<Throttled> {
  try {
    await limitersOf(db)[kind].consume(key);
    return { ok: true };
  } catch (reason) {
    if (reason instanceof RateLimiterRes)
      return { ok: false, seconds: Math.ceil(reason.msBeforeNext / 1000) };
    throw reason;
  }
}

/** The guess was right. */
export async function giveGuessBack(db: Database, kind: Kind, key: string): Promise<void> {
  await limitersOf(db)[kind].reward(key);
}
