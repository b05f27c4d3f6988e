import { projectionTasks } from "@/drizzle/schema";
import type { Executor } from "./client";

export interface ProjectionTask {
  /** Server-written document: `index/…`, `pool/…`, `company/people`. */
  readonly target: string;
  readonly root: string;
  readonly key: string;
}

/** Puts rows of server-written documents on the projector's list, in the commit that changed their source. */
export async function insertProjectionTasks(db: Executor, tasks: readonly ProjectionTask[]): Promise<void> {
  for (let start = 0; start < tasks.length; start += 1000) {
    await db.insert(projectionTasks).values(tasks.slice(start, start + 1000));
  }
}
