import { ensureChromium } from "../tests/support/find-chromium";
import { hydrateSymlinks } from "../tests/support/postgres-binaries";
import { ensureRedis } from "../tests/support/redis";

/** What the tests need beside packages: a browser, Redis, and the links of the Postgres package. Asks nobody. */
async function setup(): Promise<void> {
  await hydrateSymlinks();
  const browser = ensureChromium((sentence) => console.log(sentence));
  console.log(`Browser of the tests: ${browser}`);
  ensureRedis((sentence) => console.log(sentence));
}

setup().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
