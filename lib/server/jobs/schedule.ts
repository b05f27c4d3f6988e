import { Cron } from "croner";
import { v7 as uuid } from "uuid";
import { endLease, takeLease } from "@/lib/db/job-leases";
import type { Runtime } from "../runtime";
import { releaseDueCustomers } from "./auto-release";
import { collectFiles } from "./collect-files";
import { purgeDeletedCustomers } from "./purge-deleted";
import { trimOldRulings } from "./trim-rulings";

export type JobContext = Pick<Runtime, "db" | "bus" | "log" | "files"> & {
  readonly now: () => Date;
  /** Extends the lease between steps of a long run; false: another node has taken over, or we are stopping. */
  readonly goesOn: () => Promise<boolean>;
};

export interface Job {
  readonly name: string;
  /** When it runs: minute, hour, day, month, day of the week. */
  readonly pattern: string;
  readonly run: (context: JobContext) => Promise<void>;
}

const jobs: readonly Job[] = [
  { name: "pool.autoRelease", pattern: "*/5 * * * *", run: releaseDueCustomers },
  { name: "customers.purgeDeleted", pattern: "17 * * * *", run: purgeDeletedCustomers },
  { name: "rulings.trim", pattern: "37 * * * *", run: trimOldRulings },
  { name: "files.collect", pattern: "47 * * * *", run: collectFiles },
];

/** A node that dies in the middle leaves its lease for so long. */
const leaseMs = 10 * 60_000;

/**
 * Runs what is due by the clock, on one node at a time (a lease in the database). Each step of a job is a transaction
 * of its own that decides anew, so a node may die at any moment: the next run takes up what is left.
 */
export function startJobs(runtime: Pick<Runtime, "db" | "bus" | "log" | "files">): () => Promise<void> {
  const holder = uuid();
  let isStopping = false;
  const running = new Set<Promise<void>>();
  const crons = jobs.map(
    (job) =>
      new Cron(job.pattern, { protect: true, unref: true }, () => {
        const run = runJob(runtime, job, holder, () => isStopping);
        running.add(run);
        return run.finally(() => running.delete(run));
      }),
  );
  return async () => {
    isStopping = true;
    for (const cron of crons) cron.stop();
    await Promise.all(running);
  };
}

async function runJob(
  { db, bus, log, files }: Pick<Runtime, "db" | "bus" | "log" | "files">,
  { name, run }: Job,
  holder: string,
  isStopping: () => boolean,
): Promise<void> {
  const now = () => new Date();
  const take = () => {
    const until = new Date(Date.now() + leaseMs);
    return takeLease(db, { name, holder, until }, now());
  };
  try {
    if (!(await take())) return;
    await run({ db, bus, log, files, now, goesOn: async () => !isStopping() && (await take()) });
    await endLease(db, name, holder, now());
  } catch (error) {
    log.error({ err: error, job: name }, "a job failed; it runs again at its next time");
  }
}
