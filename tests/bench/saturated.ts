import * as Y from "yjs";
import { type Bench, oursAndPeers } from "./bench";
import { median, microseconds, perSecond } from "./figures";
import { startHocuspocus, startRelay, startWebsocketServer } from "./peer-targets";
import { type RawClient, typedUpdates } from "./raw-client";
import { cpuOf, sideBySide } from "./side-by-side";
import { type SyncTarget, startGenjin, startGenjinOnPostgres } from "./sync-target";

const documents = 20;
const writersEach = 5;
const updatesEach = 400;
/** Updates that a writer has under way at most; the server may slow down those above 200. */
const window = 50;
const runs = 3;

export interface Saturated {
  readonly updatesPerSecond: number;
  readonly cpuMicroseconds: number;
}

/** Twenty notes, five people typing in each as fast as their updates are taken. */
export const saturated: Bench = {
  name: "saturated",
  async run({ say }) {
    const starts = [startGenjinOnPostgres, startGenjin, startHocuspocus, startWebsocketServer, startRelay];
    const all = await sideBySide(starts, runs, say, saturate);
    const rate = all.map(({ name, results }) => {
      return { name, text: perSecond(median(results.map((result) => result.updatesPerSecond))) };
    });
    const cpu = all.map(({ name, results }) => {
      return { name, text: microseconds(median(results.map((result) => result.cpuMicroseconds))) };
    });
    const load = `${documents} documents × ${writersEach} writers, saturated`;
    return [
      { what: `${load}: updates/s (ours: on disk)`, ...oursAndPeers(rate), target: "≥ Hocuspocus" },
      { what: `${load}: server CPU per update`, ...oursAndPeers(cpu) },
    ];
  },
};

export async function saturate(target: SyncTarget): Promise<Saturated> {
  const writers = await Promise.all(
    Array.from({ length: documents * writersEach }, async (_, at) => {
      const doc = new Y.Doc();
      const updates = typedUpdates(doc, `text:${crypto.randomUUID()}`, updatesEach - 1);
      return { client: await target.open(at % documents, { clientId: doc.clientID }), updates };
    }),
  );
  const cpuBefore = await cpuOf(target);
  const startedAt = performance.now();
  await Promise.all(writers.map(({ client, updates }) => writeAll(target, client, updates)));
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = (await cpuOf(target)) - cpuBefore;
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
