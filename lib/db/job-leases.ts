import { and, eq, lt, or } from "drizzle-orm";
import { jobLeases } from "@/drizzle/schema";
import type { Executor } from "./client";

/**
 * Takes or extends the lease of a job. False while another node has it: then that node runs the job. A node that
 * dies leaves a lease that runs out.
 */
export async function takeLease(
  db: Executor,
  lease: { readonly name: string; readonly holder: string; readonly until: Date },
  now: Date,
): Promise<boolean> {
  const { name, holder, until } = lease;
  const rows = await db
    .insert(jobLeases)
    .values(lease)
    .onConflictDoUpdate({
      target: jobLeases.name,
      set: { holder, until },
      setWhere: or(eq(jobLeases.holder, holder), lt(jobLeases.until, now)),
    })
    .returning({ name: jobLeases.name });
  return rows.some((row) => row.name === name);
}

/** Gives the lease back after a run. */
export async function endLease(db: Executor, name: string, holder: string, now: Date): Promise<void> {
  await db
    .update(jobLeases)
    .set({ until: now, lastRunAt: now })
    .where(and(eq(jobLeases.name, name), eq(jobLeases.holder, holder)));
}
