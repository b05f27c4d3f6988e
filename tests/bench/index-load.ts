import * as Y from "yjs";
import { signIn } from "../support/sign-in";
import { startServer } from "../support/start-server";
import { removeDir } from "../support/temporary-dir";
import type { Bench } from "./bench";
import { bigOwnerDataDir } from "./big-owner";
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
    const dataDir = await bigOwnerDataDir(rows);
    const server = await startServer({ dataDir, env: insideServer() });
    const ours: number[] = [];
    let state = new Uint8Array();
    try {
      const { cookie, userId } = await signIn(server.url, "sales1");
      const address = `${server.url.replace(/^http/, "ws")}/sync/index/${userId}`;
      for (let run = 0; run < runs; run += 1) {
        say(`Genjin, run ${run + 1} of ${runs}`);
        await server.restart();
        const fetched = await fetchFresh(() => openRaw(address, { cookie }));
        ours.push(fetched.ms);
        state = new Uint8Array(fetched.state);
      }
    } finally {
      await server.dispose();
      await removeDir(dataDir);
    }
    const peer = await measurePeer(state);
    return [
      {
        what: `index document of ${rows.toLocaleString("en")} rows to a fresh client (ours: after a restart)`,
        ours: `${milliseconds(median(ours))} (${(state.length / 1e6).toFixed(1)} MB)`,
        peer: `${milliseconds(median(peer))} (@y/websocket-server, from memory)`,
        target: "≤ 1.5 × peer",
      },
    ];
  },
};

async function measurePeer(state: Uint8Array): Promise<number[]> {
  const peer = await startWebsocketServer();
  try {
    await peer.open(0, { holds: state });
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
