import { pathToFileURL } from "node:url";

/** Fills the database named by the environment with the demo company, from the build as it stands. */
const [demoFile, ...args] = process.argv.slice(2);
const { seedDemo } = await import(pathToFileURL(demoFile).href);
const seeded = await seedDemo(["--seed-only", ...args]);
if (!seeded.ok) {
  console.error(seeded.sentence);
  process.exit(1);
}
process.exit(0);
