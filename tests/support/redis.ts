import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createClient } from "@redis/client";
import { eventually } from "./eventually";
import { freePort } from "./free-port";

/** A real Redis on the loopback that keeps nothing. */
export interface TestRedis {
  readonly port: number;
  readonly url: string;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRedis(): Promise<TestRedis> {
  const program = ensureRedis();
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child = await spawnRedis(program, port, url);
  return {
    port,
    url,
    kill: () => endOf(child, "SIGKILL"),
    async restart() {
      child = await spawnRedis(program, port, url);
    },
    stop: () => endOf(child, "SIGTERM"),
  };
}

async function spawnRedis(program: string, port: number, url: string): Promise<ChildProcess> {
  const args = [
    "--port",
    `${port}`,
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--appendonly",
    "no",
    "--dir",
    "/tmp",
  ];
  const child = spawn(program, args, { stdio: "ignore" });
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  child.once("exit", () => process.off("exit", killAtExit));
  await eventually(
    async () => {
      const client = createClient({ url, socket: { reconnectStrategy: false } });
      client.on("error", () => undefined);
      await client.connect();
      const answer = await client.ping();
      client.destroy();
      return answer === "PONG";
    },
    { withinMs: 20_000, what: "Redis answers" },
  );
  return child;
}

function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

/** The Redis of this machine, or Debian's package, installed without asking anybody. */
export function ensureRedis(say: (sentence: string) => void = () => undefined): string {
  if (starts("redis-server")) return "redis-server";
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("No Redis on this machine: installing Debian's package …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    for (const args of [["update"], ["install", "-y", "--no-install-recommends", "redis-server"]]) {
      spawnSync("apt-get", args, { env, stdio: "ignore", timeout: 300_000 });
    }
    if (starts("redis-server")) return "redis-server";
  }
  throw new Error("The tests of several nodes need redis-server, and it could not be installed.");
}

const starts = (program: string): boolean =>
  spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
