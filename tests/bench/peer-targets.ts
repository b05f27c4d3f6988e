import { spawn } from "node:child_process";
import path from "node:path";
import { eventually } from "../support/eventually";
import { freePort } from "../support/free-port";
import { startPostgres } from "../support/postgres";
import { rootDir } from "../support/root-dir";
import { openRaw } from "./raw-client";
import { insideServer, type SyncTarget } from "./sync-target";

/** Keeps nothing, checks nothing; sends each update back to its writer as well. */
export function startWebsocketServer(): Promise<SyncTarget> {
  const script = path.join(rootDir, "node_modules", "@y", "websocket-server", "src", "server.js");
  return startPeer("@y/websocket-server", script);
}

/** No Yjs, no documents: what sockets alone cost. */
export function startRelay(): Promise<SyncTarget> {
  return startPeer("bare relay", path.join(rootDir, "tests", "bench", "peers", "relay.mjs"));
}

/** Acknowledges from memory, and stores whole documents behind that, as its defaults say. */
export async function startHocuspocus(): Promise<SyncTarget> {
  const postgres = await startPostgres({ durable: true });
  const script = path.join(rootDir, "tests", "bench", "peers", "hocuspocus.mjs");
  const peer = await startPeer("Hocuspocus, Postgres", script, {
    DATABASE_URL: await postgres.createDatabase(),
  });
  return { ...peer, dispose: () => peer.dispose().then(() => postgres.stop()) };
}

async function startPeer(
  name: string,
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<SyncTarget> {
  const port = await freePort();
  const child = spawn(process.execPath, [script], {
    cwd: rootDir,
    env: {
      ...process.env,
      ...insideServer(),
      ...env,
      NODE_ENV: "production",
      PORT: String(port),
      HOST: "localhost",
    },
    stdio: "ignore",
  });
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  const isUp = async () => (await fetch(`http://localhost:${port}`)).ok;
  await eventually(isUp, { withinMs: 30_000, what: `${name} answers` });
  return {
    name,
    pids: [child.pid ?? 0],
    open(document, options) {
      const prefix = name.startsWith("Hocuspocus") ? { document: `document-${document}` } : {};
      return openRaw(`ws://localhost:${port}/document-${document}`, { ...options, ...prefix });
    },
    taken: (client) => client.echoed(),
    async dispose() {
      process.off("exit", killAtExit);
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
}
