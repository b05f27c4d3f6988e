import { parseArgs } from "node:util";
import { company, users } from "@/drizzle/schema";
import { type DatabaseHandle, migrateDatabase, openDatabase } from "@/lib/db/client";
import { type Config, readConfig } from "@/lib/server/config";
import { hashPassword } from "@/lib/server/session/passwords";
import { takeDataLock } from "@/lib/server/start/data-lock";
import { databaseFailure, StartFailure, sentenceOf } from "@/lib/server/start/failure";
import { say } from "@/lib/server/start/say";
import { type DemoCompany, makeCompany } from "./demo/company";
import { type DemoSizes, demoCalendar, demoPassword, demoSizes } from "./demo/plan";
import { createRandom } from "./demo/random";
import { writeCompany } from "./demo/write";

/** One seed for ever: whoever shows the demo finds the company that the documentation shows. */
const seed = 20_260_601;

export type Seeded =
  | { readonly ok: true; readonly seedOnly: boolean }
  | { readonly ok: false; readonly sentence: string };

/** Fills an empty database with the fictional company (design §5). */
export async function seedDemo(args: readonly string[]): Promise<Seeded> {
  try {
    const { sizes, seedOnly } = readOptions(args);
    const config = readConfig(process.env, process.env.GENJIN_ROOT ?? process.cwd());
    if (!config.ok) throw new StartFailure(config.sentence);
    await seedInto(config.config, sizes);
    return { ok: true, seedOnly };
  } catch (error) {
    if (error instanceof StartFailure || !process.env.DEBUG)
      return { ok: false, sentence: sentenceOf(error) };
    throw error;
  }
}

function readOptions(args: readonly string[]): { readonly sizes: DemoSizes; readonly seedOnly: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scale: { type: "string", default: "1" },
      "owner-rows": { type: "string" },
      "seed-only": { type: "boolean", default: false },
    },
    strict: false,
  });
  const scale = Number(values.scale);
  if (!(scale > 0 && scale <= 1000)) throw new StartFailure("--scale takes a number above 0, up to 1000.");
  const ownerRows = values["owner-rows"] === undefined ? null : Number(values["owner-rows"]);
  if (ownerRows !== null && !(Number.isInteger(ownerRows) && ownerRows > 0)) {
    throw new StartFailure("--owner-rows takes a whole number above 0.");
  }
  return { sizes: demoSizes(scale, ownerRows), seedOnly: values["seed-only"] === true };
}

async function seedInto(config: Config, sizes: DemoSizes): Promise<void> {
  const lock = config.databaseUrl ? null : await takeDataLock(config.dataDir);
  try {
    const handle = await openEmpty(config);
    try {
      await seedDatabase(handle, sizes, new Date());
    } finally {
      await handle.close();
    }
  } finally {
    await lock?.release();
  }
}

async function openEmpty(config: Config): Promise<DatabaseHandle> {
  say("Opening the database …");
  const handle = await openDatabase(config).catch((error: unknown) => {
    throw databaseFailure(error, config.databaseUrl, config.dataDir);
  });
  await migrateDatabase(handle);
  const rows = [
    ...(await handle.db.select().from(company)),
    ...(await handle.db.select().from(users).limit(1)),
  ];
  if (rows.length === 0) return handle;
  await handle.close();
  const where = config.databaseUrl ? "The database of DATABASE_URL" : `The database in ${config.dataDir}`;
  throw new StartFailure(`${where} is not empty; the demo company goes into an empty one only.`);
}

/** For tests and measurements as well: writes the company into an open, migrated, empty database. */
export async function seedDatabase(
  handle: DatabaseHandle,
  sizes: DemoSizes,
  now: Date,
): Promise<DemoCompany> {
  const startedAt = Date.now();
  say("Making the demo company …");
  const random = createRandom(seed);
  const calendar = demoCalendar(now);
  const made = makeCompany(random, calendar, sizes);
  // Hashing is slow on purpose: before the transaction, never inside it.
  const passwordHashes = await Promise.all(made.staff.people.map(() => hashPassword(demoPassword)));
  await handle.db.transaction((tx) => writeCompany({ tx, random, calendar, company: made }, passwordHashes));
  const followUps = made.customers.reduce((sum, customer) => sum + customer.followUps.length, 0);
  say(
    `Wrote ${made.customers.length} customers, ${followUps} follow-ups, ${made.plans.length} plans and ` +
      `${made.posts.length} posts in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`,
  );
  say(`Sign in as admin, supervisor1, sales1 … with the password ${demoPassword}`);
  return made;
}
