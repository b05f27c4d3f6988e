import { base, en, Faker, zh_CN } from "@faker-js/faker";
import { v7 } from "uuid";

/** Everything random of the demo company comes from here, from one seed: the same company each time. */
export interface Random {
  readonly zh: Faker;
  readonly foreign: Faker;
  /** From 0 up to and without 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** A uuid v7 of that moment. */
  id(at: number): string;
  /** A moment between two, with milliseconds. */
  moment(from: number, to: number): number;
}

export function createRandom(seed: number): Random {
  const zh = new Faker({ locale: [zh_CN, en, base], seed });
  const foreign = new Faker({ locale: [en, base], seed: seed + 1 });
  const next = mulberry(seed + 2);
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    zh,
    foreign,
    next,
    int,
    chance: (probability) => next() < probability,
    pick<T>(items: readonly T[]): T {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    id(at) {
      const random = Uint8Array.from({ length: 16 }, () => int(0, 255));
      return v7({ msecs: Math.max(0, at), random, seq: int(0, 0x7fffffff) });
    },
    moment: (from, to) => Math.floor(from + next() * Math.max(0, to - from)),
  };
}

/** A small, fast generator with a state of 32 bits: enough for a company of paper. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
