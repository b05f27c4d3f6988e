import { openDB } from "idb";
import { journalPromises, type Surroundings } from "./promises";

declare global {
  interface Window {
    readonly usePower: (name: string) => Promise<void>;
    /** Answers what went wrong, or null. */
    keepPromise: (name: string) => Promise<string | null>;
  }
}

/** Writes until nothing more is taken: the room left is remembered by the browser, so only using it up helps. */
async function fillDisk(): Promise<void> {
  const database = await openDB("filler", 1, {
    upgrade: (upgraded) => void upgraded.createObjectStore("rows", { autoIncrement: true }),
  });
  for (const size of [60_000, 1_000]) {
    const row = crypto.getRandomValues(new Uint8Array(size));
    let fits = true;
    while (fits) {
      const transaction = database.transaction("rows", "readwrite");
      transaction.store.add(row).catch(() => undefined);
      fits = await transaction.done.then(
        () => true,
        () => false,
      );
    }
  }
  database.close();
}

const surroundings: Surroundings = {
  fillDisk,
  freeDisk: () => window.usePower("freeDisk"),
  evict: () => window.usePower("evict"),
};

window.keepPromise = async (name) => {
  try {
    await journalPromises.find((promise) => promise.name === name)?.keep(surroundings);
    return null;
  } catch (error) {
    return String(error);
  }
};
