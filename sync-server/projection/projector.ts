import type { Logger } from "pino";
import type { Database } from "@/lib/db/client";
import { listStaleCustomers, listTaskTargets, takeTasks } from "@/lib/db/server-rows";
import { customerName, parseDocumentName } from "@/lib/docs/names";
import type { Rooms } from "../rooms";
import { prepareRows } from "./server-rows";

export interface ProjectorDependencies {
  readonly db: Database;
  readonly rooms: Rooms;
  readonly log: Logger;
}

/** Rows that aren't urgent are written at most once in this time, together. */
const trailingMs = 1000;
const tasksPerCommit = 2000;
const retryMs = 5000;
const repairMs = 500;

/**
 * Writes the rows of server-written documents that are due. Tasks lie in a table, written in the commit that made
 * them due, and go in the commit that writes their rows: a crash at any moment leaves either both or none.
 */
export class Projector {
  #timer: NodeJS.Timeout | null = null;
  #dueAt = 0;
  #run: Promise<void> | null = null;
  #again = false;
  #isStopped = false;

  constructor(readonly dependencies: ProjectorDependencies) {}

  /** Takes up what a crash has left: rows behind their documents, and tasks. */
  async start(): Promise<void> {
    const { db, rooms, log } = this.dependencies;
    for (const id of await listStaleCustomers(db)) {
      await rooms
        .project(customerName(id))
        .catch((error: unknown) => log.error({ err: error, id }, "rows of a customer could not be written"));
    }
    this.wake(true);
  }

  /** A document was evicted before its rows were written: they are written from what the log holds. */
  repair(name: string): void {
    if (this.#isStopped) return;
    const { rooms, log } = this.dependencies;
    const again = () =>
      rooms.project(name).catch((error: unknown) => {
        log.error({ err: error, name }, "rows could not be written; they will be at the next start");
      });
    setTimeout(again, repairMs).unref();
  }

  wake(urgent: boolean): void {
    if (this.#isStopped) return;
    const dueAt = Date.now() + (urgent ? 0 : trailingMs);
    if (this.#timer !== null && this.#dueAt <= dueAt) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#begin();
    }, dueAt - Date.now());
    this.#timer.unref();
  }

  #begin(): void {
    if (this.#run) {
      this.#again = true;
      return;
    }
    this.#run = this.#writeDue()
      .catch((error: unknown) => {
        this.dependencies.log.error({ err: error }, "rows of server-written documents could not be written");
        setTimeout(() => this.wake(true), retryMs).unref();
      })
      .finally(() => {
        this.#run = null;
        if (!this.#again) return;
        this.#again = false;
        this.#begin();
      });
  }

  async #writeDue(): Promise<void> {
    const { db, log } = this.dependencies;
    for (const target of await listTaskTargets(db)) {
      if (this.#isStopped) return;
      try {
        await this.#writeTarget(target);
      } catch (error) {
        // One document that can't be written must not hold up the others; its tasks are still there.
        log.error({ err: error, target }, "rows of a server-written document could not be written");
        setTimeout(() => this.wake(true), retryMs).unref();
      }
    }
  }

  async #writeTarget(target: string): Promise<void> {
    const { db, rooms, log } = this.dependencies;
    const document = parseDocumentName(target);
    if (!document) {
      log.warn({ target }, "tasks for a document that no schema describes are dropped");
      await takeTasks(db, target, tasksPerCommit);
      return;
    }
    let taken = tasksPerCommit;
    while (taken >= tasksPerCommit) {
      await rooms.write(target, async (tx, live) => {
        const tasks = await takeTasks(tx, target, tasksPerCommit);
        taken = tasks.length;
        return tasks.length > 0 ? prepareRows(tx, live, document, tasks) : null;
      });
    }
  }

  /** Resolves once all that is due has been written; what waits for its second is written now. */
  async settled(): Promise<void> {
    if (this.#isStopped) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#begin();
    while (this.#run) await this.#run;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#run;
  }
}
