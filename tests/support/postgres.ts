import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chown, mkdir } from "node:fs/promises";
import path from "node:path";
import postgres from "postgres";
import { eventually } from "./eventually";
import { freePort } from "./free-port";
import { postgresBinDir, postgresUser } from "./postgres-binaries";
import { removeDir, temporaryDir } from "./temporary-dir";

/** A real Postgres on the loopback with a new, empty cluster of its own. */
export interface TestPostgres {
  readonly port: number;
  /** Address of a new, empty database. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** True: writes wait for the disk, as in production; benches ask for it, tests don't need it. */
  readonly durable?: boolean;
}

const superuser = "genjin";

export async function startPostgres({ durable = false }: PostgresOptions = {}): Promise<TestPostgres> {
  const user = postgresUser();
  const bin = await postgresBinDir(user);
  const base = await temporaryDir("postgres");
  const dataDir = path.join(base, "data");
  await mkdir(dataDir, { mode: 0o700 });
  if (user) await chown(dataDir, user.uid, user.gid);
  makeCluster(path.join(bin, "initdb"), dataDir, user ?? {});
  const port = await freePort();
  const child = spawn(path.join(bin, "postgres"), postgresArgs(dataDir, port, durable), {
    ...(user ?? {}),
    cwd: "/",
    stdio: ["ignore", "ignore", "pipe"],
  });
  const words = collectWords(child);
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  const admin = postgres({
    host: "127.0.0.1",
    port,
    user: superuser,
    database: "postgres",
    max: 1,
    onnotice,
  });
  await eventually(() => admin`select 1`, { withinMs: 30_000, what: `Postgres answers (${words()})` });
  let made = 0;
  return {
    port,
    async createDatabase() {
      made += 1;
      const name = `genjin_${process.pid}_${made}`;
      await admin.unsafe(`create database ${name}`);
      return `postgres://${superuser}@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      await admin.end({ timeout: 1 });
      await endOf(child, "SIGINT");
      process.off("exit", killAtExit);
      await removeDir(base);
    },
  };
}

function onnotice(): void {
  // Notices of the server are of no interest to tests.
}

function makeCluster(initdb: string, dataDir: string, user: object): void {
  const args = [`--pgdata=${dataDir}`, "--auth=trust", `--username=${superuser}`, "--encoding=UTF8"];
  const options = { ...user, cwd: "/", encoding: "utf8" } as const;
  const done = spawnSync(initdb, [...args, "--locale=C", "--no-sync"], options);
  if (done.status !== 0) throw new Error(`initdb failed: ${done.error?.message ?? done.stderr}`);
}

function postgresArgs(dataDir: string, port: number, durable: boolean): string[] {
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=60"];
  if (!durable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  return ["-D", dataDir, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
}

function collectWords(child: ChildProcess): () => string {
  let words = "";
  child.stderr?.on("data", (chunk) => {
    words = `${words}${chunk}`.slice(-2_000);
  });
  return () => words;
}

function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}
