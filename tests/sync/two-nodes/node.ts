import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { eventually } from "../../support/eventually";
import { freePort } from "../../support/free-port";
import { serverEnvironment } from "../../support/start-server";

/** What `npm run start:sync` runs, from the sources, as a process of its own. */
export interface SyncNode {
  readonly port: number;
  /** `ws://127.0.0.1:port/sync` */
  readonly url: string;
  health(): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Resolves with the exit code once the process has ended; null where a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface NodeOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
}

export async function startNode({ databaseUrl, redisUrl }: NodeOptions): Promise<SyncNode> {
  const port = await freePort();
  const env = {
    DATABASE_URL: databaseUrl,
    SYNC_PORT: String(port),
    LOG_LEVEL: "fatal",
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
  };
  // `--dev` alone spares the build; it concerns pages, of which a sync process has none.
  const args = ["--import", "tsx", "sync-server/main.ts", "--only=sync", "--dev"];
  const child = spawn(process.execPath, args, {
    env: serverEnvironment(env),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  child.once("exit", () => process.off("exit", killAtExit));
  const health = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/api/health`);
    return { status: response.status, body: await response.json() };
  };
  await eventually(async () => hasEnded(child) || (await health()).status === 200, {
    withinMs: 90_000,
    what: "the node is healthy",
  });
  if (hasEnded(child)) throw new Error("the node ended at once");
  return {
    port,
    url: `ws://127.0.0.1:${port}/sync`,
    health,
    async end(signal) {
      if (hasEnded(child)) return child.exitCode;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;
