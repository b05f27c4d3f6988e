import * as Y from "yjs";
import type { Bench } from "./bench";
import { median, perSecond } from "./figures";
import { cpuSecondsOf } from "./process-cpu";
import { type RawClient, typedUpdates } from "./raw-client";
import { type SyncTarget, startGenjin, startGenjinOnPostgres, startPeer } from "./sync-target";

const documents = 20;
const writersEach = 5;
const updatesEach = 400;
/** Updates that a writer has under way at most; the server may slow down those above 200. */
const window = 50;
const runs = 3;

interface Saturated {
  readonly updatesPerSecond: number;
  readonly cpuMicroseconds: number;
}

/** Twenty notes, five people typing in each as fast as their updates are taken. */
export const saturated: Bench = {
  name: "saturated",
  async run({ say }) {
    const embedded = await measure("Genjin, embedded storage", startGenjin, say);
    const onPostgres = await measure("Genjin, Postgres", () => startGenjinOnPostgres(), say);
    const peer = await measure("@y/websocket-server", startPeer, say);
    const load = `${documents} documents × ${writersEach} writers, saturated`;
    return [
      {
        what: `${load}: updates/s, embedded storage`,
        ours: `${perSecond(embedded.updatesPerSecond)} durable`,
        peer: `${perSecond(peer.updatesPerSecond)} in memory`,
      },
      {
        what: `${load}: updates/s, Postgres with fsync`,
        ours: `${perSecond(onPostgres.updatesPerSecond)} durable`,
        peer: `${perSecond(peer.updatesPerSecond)} in memory`,
      },
      {
        what: `${load}: server CPU per update (embedded · Postgres)`,
        ours: `${embedded.cpuMicroseconds.toFixed(0)} · ${onPostgres.cpuMicroseconds.toFixed(0)} µs`,
        peer: `${peer.cpuMicroseconds.toFixed(0)} µs`,
      },
    ];
  },
};

async function measure(
  name: string,
  start: () => Promise<SyncTarget>,
  say: (s: string) => void,
): Promise<Saturated> {
  const target = await start();
  try {
    const results: Saturated[] = [];
    for (let run = 0; run < runs; run += 1) {
      say(`${name}, run ${run + 1} of ${runs}`);
      results.push(await runOnce(target));
    }
    return {
      updatesPerSecond: median(results.map((result) => result.updatesPerSecond)),
      cpuMicroseconds: median(results.map((result) => result.cpuMicroseconds)),
    };
  } finally {
    await target.dispose();
  }
}

async function runOnce(target: SyncTarget): Promise<Saturated> {
  const writers = await Promise.all(
    Array.from({ length: documents * writersEach }, async (_, at) => {
      const doc = new Y.Doc();
      const updates = typedUpdates(doc, `text:${crypto.randomUUID()}`, updatesEach - 1);
      return { client: await target.open(at % documents, doc.clientID), updates };
    }),
  );
  const cpuBefore = await cpuSecondsOf(target.pid);
  const startedAt = performance.now();
  await Promise.all(writers.map(({ client, updates }) => writeAll(target, client, updates)));
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = (await cpuSecondsOf(target.pid)) - cpuBefore;
  const total = writers.length * updatesEach;
  for (const { client } of writers) client.close();
  return { updatesPerSecond: total / seconds, cpuMicroseconds: (cpu * 1e6) / total };
}

/** Keeps at most `window` updates under way; resolves when the last one is taken. */
function writeAll(target: SyncTarget, client: RawClient, updates: readonly Uint8Array[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let next = 0;
    const go = () => {
      if (client.closed() !== null) return reject(new Error(`closed with ${client.closed()}`));
      const done = target.taken(client);
      if (done >= updates.length) return resolve();
      for (; next < updates.length && next - done < window; next += 1)
        client.send(updates[next] ?? new Uint8Array());
    };
    client.onAck = go;
    client.onUpdate = go;
    go();
  });
}
