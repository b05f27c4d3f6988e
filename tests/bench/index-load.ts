import * as Y from "yjs";
import { startPostgres } from "../support/postgres";
import { signIn } from "../support/sign-in";
import { startServer } from "../support/start-server";
import { removeDir } from "../support/temporary-dir";
import type { Bench } from "./bench";
import { bigOwnerDataDir, seedBigOwner } from "./big-owner";
import { median, milliseconds } from "./figures";
import { startWebsocketServer } from "./peer-targets";
import { openRaw, type RawClient } from "./raw-client";
import { insideServer } from "./sync-target";

const rows = 10_000;
const runs = 3;

/** The list of a whole device, to a client that has nothing: ours right after a restart, the peer from memory. */
export const indexLoad: Bench = {
  name: "index-load",
  async run({ say }) {
    const onPostgres = await measureOnPostgres(say);
    const embedded = await measureEmbedded(say);
    const peer = milliseconds(median(await measurePeer(embedded.state)));
    const size = `${(embedded.state.length / 1e6).toFixed(1)} MB`;
    return [
      {
        what: `index document of ${rows.toLocaleString("en")} rows (${size}) to a fresh client (ours: after a restart)`,
        ours: `${milliseconds(median(onPostgres.times))} (Genjin, Postgres), ${milliseconds(median(embedded.times))} (Genjin, embedded)`,
        peer: `${peer} (@y/websocket-server, from memory)`,
        target: "≤ 1.5 × peer",
      },
    ];
  },
};

interface Measured {
  readonly times: readonly number[];
  /** What came last. */
  readonly state: Uint8Array;
}

async function measureEmbedded(say: (sentence: string) => void): Promise<Measured> {
  const dataDir = await bigOwnerDataDir(rows);
  try {
    return await measureOurs(say, "embedded", { DATA_DIR: dataDir });
  } finally {
    await removeDir(dataDir);
  }
}

async function measureOnPostgres(say: (sentence: string) => void): Promise<Measured> {
  const postgres = await startPostgres({ durable: true });
  try {
    const env = { DATABASE_URL: await postgres.createDatabase() };
    await seedBigOwner(rows, env);
    return await measureOurs(say, "Postgres", env);
  } finally {
    await postgres.stop();
  }
}

async function measureOurs(
  say: (sentence: string) => void,
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<Measured> {
  const server = await startServer({ env: { ...insideServer(), ...env } });
  const times: number[] = [];
  let state = new Uint8Array();
  try {
    const { cookie, userId } = await signIn(server.url, "sales1");
    const sync = `${server.url.replace(/^http/, "ws")}/sync`;
    for (let run = 0; run < runs; run += 1) {
      say(`Genjin, ${name}, run ${run + 1} of ${runs}`);
      await server.restart();
      await hasAnswered(`${sync}/desk/${userId}`, cookie);
      const fetched = await fetchFresh(() => openRaw(`${sync}/index/${userId}`, { cookie }));
      times.push(fetched.ms);
      state = new Uint8Array(fetched.state);
    }
  } finally {
    await server.dispose();
  }
  return { times, state };
}

/** A small document has come: the clock runs for the large one alone, and not for the process's start. */
async function hasAnswered(address: string, cookie: string): Promise<void> {
  const client = await openRaw(address, { cookie });
  await client.fetchAll();
  client.close();
}

async function measurePeer(state: Uint8Array): Promise<number[]> {
  const peer = await startWebsocketServer();
  try {
    const first = await peer.open(0, { holds: state });
    // Answered after what was sent before it: from here on the peer holds everything.
    await first.fetchAll();
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push((await fetchFresh(() => peer.open(0))).ms);
    return times;
  } finally {
    await peer.dispose();
  }
}

/** From the first packet of the connection to a Y.Doc that holds everything. */
async function fetchFresh(open: () => Promise<RawClient>): Promise<{ ms: number; state: Uint8Array }> {
  const startedAt = performance.now();
  const client = await open();
  const state = await client.fetchAll();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const ms = performance.now() - startedAt;
  if (doc.getMap("customers").size < rows) throw new Error(`only ${doc.getMap("customers").size} rows came`);
  client.close();
  return { ms, state };
}
