import { afterAll, beforeAll, beforeEach, describe, it } from "vitest";
import { journalPromises } from "../../support/journal/promises";
import { Device } from "./support/device";
import { fakeStorage, ignoreUnhandledRejections, watchStorage } from "./support/fake-storage";

let listenAgain: () => void;
beforeAll(() => {
  listenAgain = ignoreUnhandledRejections();
});
afterAll(() => listenAgain());

beforeEach(() => {
  new Device();
  watchStorage();
});

describe("the journal over a store in memory", () => {
  for (const { name, keep } of journalPromises) it(name, () => keep(fakeStorage));
});
