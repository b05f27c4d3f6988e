import { pathToFileURL } from "node:url";
import { migrateDatabase, openDatabase } from "@/lib/db/client";
import { readConfig } from "@/lib/server/config";
import { takeDataLock } from "@/lib/server/start/data-lock";
import { databaseFailure, StartFailure, sentenceOf } from "@/lib/server/start/failure";
import { say } from "@/lib/server/start/say";
import { reproject } from "./rebuild/reproject";

export { reproject } from "./rebuild/reproject";

/** `npm run reproject`: computes every projection again from the documents, with the server stopped. */
async function main(): Promise<void> {
  const result = readConfig(process.env, process.env.GENJIN_ROOT ?? process.cwd());
  if (!result.ok) throw new StartFailure(result.sentence);
  const { config } = result;
  const lock = config.databaseUrl ? null : await takeDataLock(config.dataDir);
  try {
    const handle = await openDatabase(config).catch((error: unknown) => {
      throw databaseFailure(error, config.databaseUrl, config.dataDir);
    });
    try {
      await migrateDatabase(handle);
      say("Computing rows from documents …");
      const { customers, plans, corrected } = await reproject(handle, new Date());
      say(`Read ${customers} customers and the plans of ${plans} people.`);
      say(
        corrected.length === 0
          ? "Every list was right."
          : `Wrote ${corrected.length} lists anew: ${corrected.join(", ")}`,
      );
    } finally {
      await handle.close();
    }
  } finally {
    await lock?.release();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: unknown) => {
    console.error(sentenceOf(error));
    process.exit(1);
  });
}
