import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { eventually } from "./eventually";
import { freePort } from "./free-port";
import { rootDir } from "./root-dir";
import { removeDir, temporaryDir } from "./temporary-dir";

/** A real server process: the built `dist/main.js` with a data directory and a port of its own. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly pid: number;
  /** What it said on its console so far. */
  words(): string;
  /** Ends it as a power cut does: no handler runs. */
  kill9(): Promise<void>;
  /** Ends it as an operator does. */
  stop(): Promise<void>;
  /** Starts it again with the same directory, port and environment. */
  restart(): Promise<void>;
  /** Stops it and removes the data directory, when the directory was made for it. */
  dispose(): Promise<void>;
}

export interface ServerOptions {
  readonly dataDir?: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments after `dist/main.js`, for example `--only=sync`. */
  readonly args?: readonly string[];
}

/** No server outlives the tests that started it, however they end. */
const alive = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

/** Variables of the person who runs the tests don't reach the server. */
const ownVariables =
  /^(PORT|HOST|DATA_DIR|DATABASE_URL|REDIS_URL|PUBLIC_URL|SYNC_PORT|LOG_LEVEL|SESSION_DAYS|S3_.*|GENJIN_.*|NODE_OPTIONS|VITEST.*)$/;

export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await temporaryDir("data"));
  const port = options.port ?? (await freePort());
  const url = `http://localhost:${port}`;
  const env = { DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: "warn", ...options.env };
  let running = spawnServer(env, options.args);
  await untilHealthy(url, running);
  return {
    url,
    port,
    dataDir,
    get pid() {
      return running.child.pid ?? 0;
    },
    words: () => running.words(),
    kill9: () => running.end("SIGKILL"),
    stop: () => running.end("SIGTERM"),
    async restart() {
      await running.end("SIGTERM");
      running = spawnServer(env, options.args);
      await untilHealthy(url, running);
    },
    async dispose() {
      await running.end("SIGTERM");
      if (!options.dataDir) await removeDir(dataDir);
    },
  };
}

export interface FailedStart {
  readonly code: number | null;
  readonly words: string;
}

/** For a start that should refuse: waits for the end of the process. */
export async function startInVain(options: ServerOptions): Promise<FailedStart> {
  const running = spawnServer({ LOG_LEVEL: "warn", ...options.env }, options.args);
  const timer = setTimeout(() => running.child.kill("SIGKILL"), 30_000);
  await running.ended;
  clearTimeout(timer);
  return { code: running.child.exitCode, words: running.words().trim() };
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  words(): string;
  end(signal: NodeJS.Signals): Promise<void>;
}

export function serverEnvironment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !ownVariables.test(name));
  return { ...Object.fromEntries(inherited), NODE_ENV: "production", GENJIN_ROOT: rootDir, ...env };
}

function spawnServer(env: Readonly<Record<string, string>>, args: readonly string[] = []): Running {
  const main = path.join(rootDir, "dist", "main.js");
  if (!existsSync(main)) throw new Error("There is no build to test: run npm run build first.");
  const child = spawn(process.execPath, [main, ...args], {
    cwd: rootDir,
    env: serverEnvironment(env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let words = "";
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  const collect = (chunk: Buffer) => {
    words = `${words}${chunk}`.slice(-20_000);
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    child,
    ended,
    words: () => words,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      const impatience = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await ended;
      clearTimeout(impatience);
    },
  };
}

async function untilHealthy(url: string, running: Running): Promise<void> {
  await eventually(
    async () => {
      if (running.child.exitCode !== null) return true;
      const response = await fetch(`${url}/api/health`);
      return response.ok;
    },
    { withinMs: 60_000, everyMs: 50, what: "the server answers /api/health" },
  ).catch(async (error: unknown) => {
    await running.end("SIGKILL");
    throw new Error(`The server does not get well. It said:\n${running.words()}`, { cause: error });
  });
  if (running.child.exitCode !== null)
    throw new Error(`The server ended at once. It said:\n${running.words()}`);
}
