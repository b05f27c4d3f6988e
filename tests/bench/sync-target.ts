import { spawn } from "node:child_process";
import path from "node:path";
import { demoDataDir, seedDemo } from "../support/demo-data";
import { eventually } from "../support/eventually";
import { freePort } from "../support/free-port";
import { type PostgresOptions, startPostgres } from "../support/postgres";
import { rootDir } from "../support/root-dir";
import { type SignedIn, signIn } from "../support/sign-in";
import { startServer } from "../support/start-server";
import { removeDir } from "../support/temporary-dir";
import { openRaw, type RawClient } from "./raw-client";

/** A server under load: ours or the peer. `open` opens the nth document of the run, as somebody who may write it. */
export interface SyncTarget {
  readonly pid: number;
  open(document: number, clientId?: number): Promise<RawClient>;
  /** How many updates of this client are known to be taken. */
  taken(client: RawClient): number;
  dispose(): Promise<void>;
}

const seedScale = 0.1;

/** Ours on embedded storage: acks mean durable. */
export async function startGenjin(): Promise<SyncTarget> {
  const dataDir = await demoDataDir(seedScale);
  const server = await startServer({ dataDir, env: { LOG_LEVEL: "error" } });
  const target = await genjinTarget(server.url, server.pid);
  return { ...target, dispose: () => server.dispose().then(() => removeDir(dataDir)) };
}

/** Ours on a real Postgres that waits for its disk. */
export async function startGenjinOnPostgres(
  options: PostgresOptions = { durable: true },
): Promise<SyncTarget> {
  const postgres = await startPostgres(options);
  const DATABASE_URL = await postgres.createDatabase();
  await seedDemo(seedScale, { DATABASE_URL, LOG_LEVEL: "error" });
  const server = await startServer({ env: { DATABASE_URL, LOG_LEVEL: "error" } });
  const target = await genjinTarget(server.url, server.pid);
  return { ...target, dispose: () => server.dispose().then(() => postgres.stop()) };
}

async function genjinTarget(url: string, pid: number): Promise<Omit<SyncTarget, "dispose">> {
  const sales = await signIn(url, "sales1");
  const ids = await customerIds(sales);
  return {
    pid,
    open: (document, clientId) =>
      openRaw(`${url.replace(/^http/, "ws")}/sync/customer/${ids[document]}?genjin=1`, {
        cookie: sales.cookie,
        clientId,
      }),
    // The first ack is for the answer to the server's step 1.
    taken: (client) => Math.max(0, client.acked() - 1),
  };
}

async function customerIds(sales: SignedIn): Promise<string[]> {
  const { rows } = await sales.json<{ rows: readonly { id: string }[] }>("/api/customers?limit=50");
  return rows.map(({ id }) => id);
}

/** `@y/websocket-server`: keeps nothing, checks nothing; sends each update back to its writer as well. */
export async function startPeer(): Promise<SyncTarget> {
  const port = await freePort();
  const script = path.join(rootDir, "node_modules", "@y", "websocket-server", "src", "server.js");
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, NODE_ENV: "production", PORT: String(port), HOST: "localhost" },
    stdio: "ignore",
  });
  const killAtExit = () => child.kill("SIGKILL");
  process.on("exit", killAtExit);
  await eventually(async () => (await fetch(`http://localhost:${port}`)).ok, { what: "the peer answers" });
  return {
    pid: child.pid ?? 0,
    open: (document, clientId) => openRaw(`ws://localhost:${port}/document-${document}`, { clientId }),
    taken: (client) => client.echoed(),
    async dispose() {
      process.off("exit", killAtExit);
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
}
