import { reproject } from "@/sync-server/projection/reproject";
import { projectionsOf } from "../support/projections";
import { startTestServer, testLog } from "../support/server";
import { emptyTally, runInMemory, type Tally } from "./memory-schedule";
import { emptyServerTally, runOnServer, type ServerTally } from "./server-schedule";

/** Called after each schedule, with how many are done. */
type Progress = (done: number) => void;

/** Schedules over gate and judge, with a log in memory. Throws the first fault, with its seed. */
export async function fuzzInMemory(first: number, count: number, progress?: Progress): Promise<Tally> {
  const tally = emptyTally();
  for (let at = 0; at < count; at += 1) {
    runInMemory(first + at, tally);
    progress?.(at + 1);
  }
  return tally;
}

/** Schedules over the whole server on a database of its own; at the end all projections are compared (I5). */
export async function fuzzOnServer(
  first: number,
  count: number,
  databaseUrl?: string,
  progress?: Progress,
): Promise<ServerTally> {
  const server = await startTestServer(databaseUrl === undefined ? {} : { databaseUrl });
  try {
    const tally = emptyServerTally();
    for (let at = 0; at < count; at += 1) {
      await runOnServer(server, first + at, tally);
      progress?.(at + 1);
    }
    await server.restart();
    await server.sync.settled();
    const { db } = server.database;
    const people = Object.values(server.company.people).map(({ id }) => id);
    const before = await projectionsOf(db, people);
    await reproject({ db, databaseUrl, log: testLog });
    const after = await projectionsOf(db, people);
    if (after !== before)
      throw new Error(`projections differ from a rebuild (I5): ${firstDifference(before, after)}`);
    return tally;
  } finally {
    await server.stop();
  }
}

/** The surroundings of the first place at which two texts differ. */
function firstDifference(before: string, after: string): string {
  let at = 0;
  while (before[at] === after[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 300), at + 100);
  return `\n… ${around(before)} …\nrebuilt:\n… ${around(after)} …`;
}
