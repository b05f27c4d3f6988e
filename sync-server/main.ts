import { parseArgs } from "node:util";
import { type DatabaseHandle, migrateDatabase, openDatabase } from "@/lib/db/client";
import { findCompany } from "@/lib/db/company";
import { type Config, readConfig } from "@/lib/server/config";
import type { BlobStore } from "@/lib/server/files/blob-store";
import { openStore } from "@/lib/server/files/open-store";
import { startJobs } from "@/lib/server/jobs/schedule";
import { log } from "@/lib/server/log";
import { type Runtime, setRuntime } from "@/lib/server/runtime";
import { type DataLock, takeDataLock } from "@/lib/server/start/data-lock";
import { databaseFailure, StartFailure, sentenceOf } from "@/lib/server/start/failure";
import { contentSecurityPolicy } from "@/lib/server/start/headers";
import { openPages } from "@/lib/server/start/pages";
import { say } from "@/lib/server/start/say";
import { makeSetupToken } from "@/lib/server/start/setup-token";
import { drain, stopOnSignals } from "@/lib/server/start/shutdown";
import { syncOnlyRequests } from "@/lib/server/start/sync-only";
import { openWebServer, type WebServer } from "@/lib/server/start/web-server";
import { version } from "@/package.json";
import { createBus } from "./bus";
import { isUpdate } from "./gate/is-update";
import { startSyncServer } from "./server";

/**
 * The composition root: one process that serves pages, REST and `/sync` on one port. `--only=web` and `--only=sync`
 * start the halves as processes of their own over one Postgres; `--dev` serves unbuilt pages.
 */
type Part = "web" | "sync";

interface Options {
  readonly parts: ReadonlySet<Part>;
  readonly dev: boolean;
}

/** What a stop has to give back, newest first. */
type Undo = () => Promise<void> | void;

function readOptions(): Options {
  const { values } = parseArgs({
    options: { only: { type: "string" }, dev: { type: "boolean", default: false } },
    strict: false,
  });
  if (values.only === undefined) return { parts: new Set(["web", "sync"]), dev: values.dev === true };
  if (values.only !== "web" && values.only !== "sync") {
    throw new StartFailure("--only takes web or sync.");
  }
  return { parts: new Set([values.only]), dev: values.dev === true };
}

function readEnvironment(options: Options): Config {
  const result = readConfig(process.env, process.env.GENJIN_ROOT ?? process.cwd());
  if (!result.ok) throw new StartFailure(result.sentence);
  if (options.parts.size === 1 && !result.config.databaseUrl) {
    throw new StartFailure(
      "start:web and start:sync share a database: set DATABASE_URL to a Postgres address.",
    );
  }
  return result.config;
}

async function openData(config: Config): Promise<DatabaseHandle> {
  const where = config.databaseUrl
    ? "the Postgres of DATABASE_URL"
    : `the embedded database in ${config.dataDir}`;
  say(`Opening ${where} …`);
  try {
    const onAnswering = (answers: boolean) =>
      answers ? log.info("the database answers again") : log.error("the database does not answer");
    const handle = await openDatabase({ ...config, onAnswering });
    await migrateDatabase(handle);
    return handle;
  } catch (error) {
    log.debug({ err: error }, "the database does not open");
    throw databaseFailure(error, config.databaseUrl, config.dataDir);
  }
}

/** Customers and notes are served without files, too: a store that is away is told, and stops nothing. */
async function openFiles(config: Config): Promise<BlobStore> {
  const files = openStore(config);
  await files
    .probe()
    .catch((error: unknown) => log.error({ err: error }, "the store of files does not answer"));
  return files;
}

async function takeLock(config: Config): Promise<DataLock | null> {
  return config.databaseUrl ? null : takeDataLock(config.dataDir);
}

async function listen(config: Config, options: Options): Promise<WebServer> {
  const alone = !options.parts.has("web");
  return openWebServer({
    port: alone ? config.syncPort : config.port,
    host: config.host,
    publicUrl: config.publicUrl,
    policy: await contentSecurityPolicy(config.rootDir, options.dev),
  });
}

async function start(options: Options, undo: Undo[]): Promise<void> {
  const config = readEnvironment(options);
  const lock = await takeLock(config);
  if (lock) undo.unshift(() => lock.release());
  const web = await listen(config, options);
  undo.unshift(() => void web.server.closeAllConnections());
  const database = await openData(config);
  undo.unshift(() => database.close());
  const bus = await createBus(database, { redisUrl: config.redisUrl, log });
  undo.unshift(() => bus.close());
  const setupToken = options.parts.has("web") ? await makeSetupToken(database.db, config.setupToken) : null;
  const files = await openFiles(config);
  const runtime: Runtime = {
    config,
    database,
    db: database.db,
    bus,
    files,
    log,
    version,
    setupToken,
    isUpdate,
  };
  setRuntime(runtime);
  undo.unshift(await serve(runtime, web, options));
  undo.unshift(startJobs(runtime));
  say(await whereToGo(runtime, web.port, options));
}

/** Wires requests and upgrades to pages and sync; answers how to stop both. */
async function serve(runtime: Runtime, web: WebServer, options: Options): Promise<Undo> {
  const { config, db, bus } = runtime;
  const pages = options.parts.has("web") ? await openPages(runtime, web, options.dev) : null;
  const sync = options.parts.has("sync")
    ? await startSyncServer({ httpServer: web.server, db, bus, config, log })
    : null;
  web.handlers.request = pages?.request ?? syncOnlyRequests(runtime);
  web.handlers.upgrade = (request, socket, head) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (sync && (pathname === "/sync" || pathname.startsWith("/sync/")))
      return sync.handleUpgrade(request, socket, head);
    if (pages?.upgrade) return pages.upgrade(request, socket, head);
    socket.destroy();
  };
  return async () => {
    web.handlers.request = null;
    web.handlers.upgrade = null;
    const drained = drain(web.server);
    await sync?.close();
    await drained;
    await pages?.close();
  };
}

async function whereToGo(runtime: Runtime, port: number, options: Options): Promise<string> {
  if (!options.parts.has("web")) return `The sync server listens on port ${port}.`;
  const { config, setupToken } = runtime;
  const address = config.publicUrl ?? `http://localhost:${port}`;
  if (setupToken) {
    return `Genjin is ready. Set up your company at ${address}/setup?token=${setupToken}\nThe one-time set-up token is ${setupToken}`;
  }
  const company = await findCompany(runtime.db);
  return `Genjin is ready for ${company?.name ?? "your company"} at ${address}`;
}

async function run(): Promise<void> {
  const undo: Undo[] = [];
  try {
    const options = readOptions();
    // Before the start: a stop that comes while the database opens gives the lock back, too.
    stopOnSignals(undo);
    await start(options, undo);
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    log.debug({ err: error }, "the start failed");
    await Promise.allSettled(undo.map((step) => step()));
    process.exit(1);
  }
}

// No input may end the process (I9): what slips through every handler is logged, and the others are served on.
process.on("uncaughtException", (error) => log.error({ err: error }, "uncaught exception"));
process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));

await run();
