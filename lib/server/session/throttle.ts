import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { rateLimits } from "@/drizzle/schema";
import type { Database } from "@/lib/db/client";

/** Only failures count in the end: a right password gives its point back. */
const quarterHour = 15 * 60;
/**
 * Per name: few guesses. Per address: a whole office may sit behind one. Hand-ins, uploads and rows asked about
 * duplicates (a large import, but no list of all numbers) per person.
 */
const limits = {
  name: 10,
  address: 100,
  setup: 10,
  handIn: 1000,
  upload: 1000,
  duplicates: 30_000,
} as const;
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
  const limiters = {
    name: make("name"),
    address: make("address"),
    setup: make("setup"),
    handIn: make("handIn"),
    upload: make("upload"),
    duplicates: make("duplicates"),
  };
  limitersByDatabase.set(db, limiters);
  return limiters;
}

export type Throttled = { readonly ok: true } | { readonly ok: false; readonly seconds: number };

/** Takes a point (or several) before the guess is checked. */
export async function takeGuess(db: Database, kind: Kind, key: string, points = 1): Promise<Throttled> {
  try {
    await limitersOf(db)[kind].consume(key, points);
    return { ok: true };
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return { ok: false, seconds: toSeconds(reason) };
    throw reason;
  }
}

/** The guess was right. */
export async function giveGuessBack(db: Database, kind: Kind, key: string): Promise<void> {
  await limitersOf(db)[kind].reward(key);
}

/** Whether guesses are left, without taking one: where many right passwords may be on their way at once. */
export async function hasGuesses(db: Database, kind: Kind, key: string): Promise<Throttled> {
  const taken = await limitersOf(db)[kind].get(key);
  return taken && taken.consumedPoints >= limits[kind]
    ? { ok: false, seconds: toSeconds(taken) }
    : { ok: true };
}

export async function countFailure(db: Database, kind: Kind, key: string): Promise<void> {
  await limitersOf(db)[kind].penalty(key);
}

const toSeconds = (result: RateLimiterRes): number => Math.max(1, Math.ceil(result.msBeforeNext / 1000));

const lastByKey = new Map<string, Promise<unknown>>();

/**
 * One after the other for each key: guesses at one name that are sent at once count one by one, and people who
 * rightly sign in on several devices at once don't use up each other's points.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = lastByKey.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  lastByKey.set(key, mine);
  try {
    return await mine;
  } finally {
    if (lastByKey.get(key) === mine) lastByKey.delete(key);
  }
}
