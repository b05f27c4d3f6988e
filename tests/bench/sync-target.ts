import path from "node:path";
import { pathToFileURL } from "node:url";
import { demoDataDir, seedDemo } from "../support/demo-data";
import { freePort } from "../support/free-port";
import { startPostgres } from "../support/postgres";
import { rootDir } from "../support/root-dir";
import { type SignedIn, signIn } from "../support/sign-in";
import { startServer } from "../support/start-server";
import { removeDir } from "../support/temporary-dir";
import { openRaw, type RawClient, type RawOptions } from "./raw-client";

/** A server under load: ours or a peer. */
export interface SyncTarget {
  readonly name: string;
  /** The processes that are measured. */
  readonly pids: readonly number[];
  /** Opens the nth document of the run, as somebody who may write it. */
  open(document: number, options?: RawOptions): Promise<RawClient>;
  /** How many updates of this client are known to be taken. */
  taken(client: RawClient): number;
  dispose(): Promise<void>;
}

export interface GenjinOptions {
  /** Of the demo company: what documents there are. */
  readonly scale?: number;
  readonly username?: string;
  /** Sync processes on one Postgres; a document is opened on the same one by everybody. */
  readonly nodes?: number;
  /** How a document finds its process: one process each, or everybody on another one. */
  readonly spread?: "documents" | "people";
}

const defaults = { scale: 0.1, username: "sales1", nodes: 1, spread: "documents" } as const;

/** What every server of a bench is started with. */
export function insideServer(): Readonly<Record<string, string>> {
  const script = path.join(rootDir, "tests", "bench", "inside-server.mjs");
  return { LOG_LEVEL: "error", NODE_OPTIONS: `--import=${pathToFileURL(script)}` };
}

/** All in one process, the embedded database too, whose work counts as the server's. */
export async function startGenjin(options: GenjinOptions = {}): Promise<SyncTarget> {
  const { scale, username } = { ...defaults, ...options };
  const dataDir = await demoDataDir(scale);
  const server = await startServer({ dataDir, env: insideServer() });
  const dispose = () => server.dispose().then(() => removeDir(dataDir));
  const sync = [{ url: server.url, pid: server.pid }];
  return genjinTarget("Genjin, embedded", { web: server.url, sync, username, dispose });
}

/** A web process, any number of sync processes, and a real Postgres that waits for its disk. */
export async function startGenjinOnPostgres(options: GenjinOptions = {}): Promise<SyncTarget> {
  const { scale, username, nodes, spread } = { ...defaults, ...options };
  const postgres = await startPostgres({ durable: true });
  const DATABASE_URL = await postgres.createDatabase();
  await seedDemo(scale, { DATABASE_URL, LOG_LEVEL: "error" });
  const env = { ...insideServer(), DATABASE_URL };
  const web = await startServer({ env, args: ["--only=web"] });
  const sync = await Promise.all(
    Array.from({ length: nodes }, async () => {
      const port = await freePort();
      return startServer({ port, env: { ...env, SYNC_PORT: String(port) }, args: ["--only=sync"] });
    }),
  );
  const dispose = async () => {
    await Promise.all([web, ...sync].map((server) => server.dispose()));
    await postgres.stop();
  };
  return genjinTarget("Genjin, Postgres", { web: web.url, sync, username, dispose, spread });
}

interface Running {
  readonly web: string;
  readonly sync: readonly { readonly url: string; readonly pid: number }[];
  readonly username: string;
  readonly spread?: "documents" | "people";
  dispose(): Promise<void>;
}

async function genjinTarget(name: string, running: Running): Promise<SyncTarget> {
  const { web, sync, username, dispose, spread } = running;
  const person = await signIn(web, username);
  const ids = await customerIds(person);
  let opened = 0;
  return {
    name,
    pids: sync.map(({ pid }) => pid),
    open(document, options) {
      opened += 1;
      const url = sync[(spread === "people" ? opened : document) % sync.length]?.url ?? web;
      const address = `${url.replace(/^http/, "ws")}/sync/customer/${ids[document]}?genjin=1`;
      return openRaw(address, { ...options, cookie: person.cookie });
    },
    // The first ack is for the answer to the server's step 1.
    taken: (client) => Math.max(0, client.acked() - 1),
    dispose,
  };
}

async function customerIds(person: SignedIn): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: { rows: readonly { id: string }[]; nextCursor: string | null } = await person.json(
      `/api/customers?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}
