import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { eventually } from "../support/eventually";
import { type Bench, oursAndPeers } from "./bench";
import { median, microseconds, milliseconds, percentile } from "./figures";
import { startHocuspocus, startRelay, startWebsocketServer } from "./peer-targets";
import { typedUpdates } from "./raw-client";
import { cpuOf, sideBySide } from "./side-by-side";
import { type SyncTarget, startGenjin, startGenjinOnPostgres } from "./sync-target";

const readerCount = 50;
const perSecond = 200;
const seconds = 5;
const runs = 3;

interface FanOut {
  /** Processor time of the server per update that reached a reader. */
  readonly cpuMicroseconds: number;
  readonly latencies: readonly number[];
}

/** One note, one person typing 200 letters a second, fifty reading. */
export const fanOut: Bench = {
  name: "fan-out",
  async run({ say }) {
    const starts = [startGenjinOnPostgres, startGenjin, startWebsocketServer, startHocuspocus, startRelay];
    const all = await sideBySide(starts, runs, say, runOnce);
    const cpu = all.map(({ name, results }) => {
      return { name, text: microseconds(median(results.map((result) => result.cpuMicroseconds))) };
    });
    const p95 = all.map(({ name, results }) => {
      return {
        name,
        text: milliseconds(median(results.map((result) => percentile(result.latencies, 0.95)))),
      };
    });
    const load = `1 document × ${readerCount} readers, ${perSecond} updates/s`;
    return [
      {
        what: `${load}: server CPU per delivered update`,
        ...oursAndPeers(cpu),
        target: "≤ @y/websocket-server",
      },
      { what: `${load}: sent to received, p95 (ours: on disk first)`, ...oursAndPeers(p95) },
    ];
  },
};

async function runOnce(target: SyncTarget, document: number): Promise<FanOut> {
  const readers = await Promise.all(Array.from({ length: readerCount }, () => target.open(document)));
  const doc = new Y.Doc();
  const writer = await target.open(document, { clientId: doc.clientID });
  const updates = typedUpdates(doc, `text:${crypto.randomUUID()}`, perSecond * seconds);
  const sentAt = new Map<number, number>();
  const latencies: number[] = [];
  const seen = { clock: 0 };
  // One reader is asked for times; each message tells up to which letter it brings the note.
  const first = readers[0];
  if (first) {
    first.onUpdate = (update) => {
      const upTo = Y.parseUpdateMeta(update).to.get(doc.clientID) ?? 0;
      const arrived = performance.now();
      for (let clock = seen.clock + 1; clock <= upTo; clock += 1) {
        const sent = sentAt.get(clock);
        if (sent !== undefined) latencies.push(arrived - sent);
      }
      seen.clock = Math.max(seen.clock, upTo);
    };
  }
  const cpuBefore = await cpuOf(target);
  await type(updates, (update, at) => {
    // The first update holds two structs (paragraph and text), each later one a letter.
    sentAt.set(at + 2, performance.now());
    writer.send(update);
  });
  await eventually(() => seen.clock >= updates.length + 1, { withinMs: 60_000, what: "all letters arrive" });
  await eventually(() => target.taken(writer) >= updates.length, { withinMs: 60_000, what: "all are taken" });
  const cpu = (await cpuOf(target)) - cpuBefore;
  for (const client of [...readers, writer]) client.close();
  return { cpuMicroseconds: (cpu * 1e6) / (updates.length * readerCount), latencies };
}

/** Sends at the given rate by the clock, however coarse timers are. */
async function type(
  updates: readonly Uint8Array[],
  send: (update: Uint8Array, at: number) => void,
): Promise<void> {
  const startedAt = performance.now();
  for (let at = 0; at < updates.length; ) {
    const due = ((performance.now() - startedAt) / 1000) * perSecond;
    for (; at < updates.length && at <= due; at += 1) send(updates[at] ?? new Uint8Array(), at);
    await pause(4);
  }
}
