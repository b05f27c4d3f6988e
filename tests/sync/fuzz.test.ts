import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { mutate } from "./fuzz/mutate";
import { pinnedSeeds } from "./fuzz/pinned";
import { fuzzInMemory, fuzzOnServer } from "./fuzz/run";

/** A failing seed is in the message: `npm run fuzz -- --seeds 1 --first SEED` runs it again. */
const fresh = randomInt(1, 1_000_000_000);

describe("I2, I3: schedules of several people, devices and roles", () => {
  it(`50 fresh seeds from ${fresh}`, async () => {
    const tally = await fuzzInMemory(fresh, 50);
    expect(tally.refusals).toBeGreaterThan(0);
  });

  it.each(pinnedSeeds)("%s (seed %i)", async (_name, seed) => {
    await fuzzInMemory(seed, 1);
  });

  it("2 fresh seeds over the whole server, and I5: its projections equal a rebuild", async () => {
    const tally = await fuzzOnServer(fresh, 2);
    expect(tally.edits).toBeGreaterThan(0);
  });
});

describe("I9: bytes changed at random", () => {
  it("3,000 mutated updates: no exception past the gate, nothing that waits, no rule broken", () => {
    const tally = mutate(fresh, 3000);
    expect(tally.ruled).toBeGreaterThan(0);
    expect(tally.malformed).toBeGreaterThan(0);
  });
});
