import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { killRounds } from "./kill-9/rounds";

const seed = randomInt(1, 1_000_000_000);

describe("I1: nothing acknowledged is lost", () => {
  it(`by 3 times kill -9 in the middle of writing, and the rows equal a rebuild (seed ${seed})`, async () => {
    const tally = await killRounds(seed, 3);
    expect(tally.rounds).toBe(3);
    expect(tally.acknowledged).toBeGreaterThan(0);
  });
});
