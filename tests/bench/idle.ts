import { setTimeout as pause } from "node:timers/promises";
import { type Bench, oursAndPeers } from "./bench";
import { kilobytes } from "./figures";
import { startRelay, startWebsocketServer } from "./peer-targets";
import { memoryOf } from "./process-cpu";
import type { RawClient } from "./raw-client";
import { type SyncTarget, startGenjinOnPostgres } from "./sync-target";

const documents = 2_000;
const openedAtOnce = 50;
/** Long enough for everything that a server frees when nobody asks for it. */
const idleMs = 20_000;

/** What an open document that nobody writes costs the server, with its one reader. */
export const idle: Bench = {
  name: "idle",
  async run({ say }) {
    const states: Uint8Array[] = [];
    const starts = [
      () => startGenjinOnPostgres({ scale: 0.4, username: "admin" }),
      startWebsocketServer,
      startRelay,
    ];
    const lines: { name: string; text: string }[] = [];
    for (const start of starts) {
      const target = await start();
      try {
        say(target.name);
        // Ours comes first: the peers are given the very documents that it holds.
        lines.push({ name: target.name, text: kilobytes(await growthPerDocument(target, states)) });
      } finally {
        await target.dispose();
      }
    }
    return [
      {
        what: `${documents.toLocaleString("en")} idle documents with one reader each: server memory per document`,
        ...oursAndPeers(lines),
        target: "≤ ¼ of @y/websocket-server",
      },
    ];
  },
};

async function growthPerDocument(target: SyncTarget, states: Uint8Array[]): Promise<number> {
  const before = await memoryAfterCollection(target);
  const isOurs = states.length === 0;
  const readers: RawClient[] = [];
  for (let from = 0; from < documents; from += openedAtOnce) {
    const some = Array.from({ length: openedAtOnce }, (_, at) =>
      target.open(from + at, { holds: states[from + at] }),
    );
    readers.push(...(await Promise.all(some)));
    if (isOurs) states.push(...(await Promise.all(readers.slice(from).map((reader) => reader.fetchAll()))));
  }
  await pause(idleMs);
  const grown = (await memoryAfterCollection(target)) - before;
  for (const reader of readers) reader.close();
  return grown / documents;
}

async function memoryAfterCollection({ pids }: SyncTarget): Promise<number> {
  let sum = 0;
  for (const pid of pids) {
    process.kill(pid, "SIGUSR2");
    await pause(2_000);
    sum += await memoryOf(pid);
  }
  return sum;
}
