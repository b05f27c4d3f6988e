/** Schedules that once failed, by what they found; they run with every test. */
export const pinnedSeeds: readonly (readonly [name: string, seed: number])[] = [
  ["a post begun by one was finished under the name of another who wrote the same key", 2],
  ["a post of one carried the words of another, handed in together with an author", 13],
  ["a legal write was lost to the correction of an illegal one", 72],
  ["a legal write was lost to a correction that had deleted the key", 74],
];
