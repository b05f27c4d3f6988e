import type { Logger } from "pino";
import type { Database } from "@/lib/db/client";
import { listStaleCustomers, listTaskTargets, takeTasks } from "@/lib/db/server-rows";
import { customerName, parseDocumentName } from "@/lib/docs/names";
import { logFault } from "../log-fault";
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
  /** Documents whose rows are behind. */
  readonly #broken = new Set<string>();
  #repairTimer: NodeJS.Timeout | null = null;

  constructor(readonly dependencies: ProjectorDependencies) {}

  /** Takes up what a crash has left: rows behind their documents, and tasks. */
  async start(): Promise<void> {
    for (const id of await listStaleCustomers(this.dependencies.db)) this.#broken.add(customerName(id));
    await this.#repairAll();
    this.wake(true);
  }

  /** Another node may have crashed before it wrote the rows of what it had committed. */
  async takeOver(): Promise<void> {
    this.wake(true);
    for (const id of await listStaleCustomers(this.dependencies.db)) this.repair(customerName(id));
  }

  /** A document was evicted before its rows were written: they are written from what the log holds. */
  repair(name: string): void {
    this.#broken.add(name);
    this.#repairSoon(repairMs);
  }

  #repairSoon(ms: number): void {
    if (this.#isStopped || this.#repairTimer !== null) return;
    this.#repairTimer = setTimeout(() => {
      this.#repairTimer = null;
      void this.#repairAll();
    }, ms);
    this.#repairTimer.unref();
  }

  /** What can't be written now, stays for later. */
  async #repairAll(): Promise<void> {
    const { rooms, log } = this.dependencies;
    for (const name of [...this.#broken]) {
      if (this.#isStopped) return;
      this.#broken.delete(name);
      try {
        await rooms.project(name);
      } catch (error) {
        logFault(log, error, { name }, "rows could not be written; they will be later");
        this.#broken.add(name);
      }
    }
    if (this.#broken.size > 0) this.#repairSoon(retryMs);
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
        logFault(this.dependencies.log, error, {}, "rows of server-written documents could not be written");
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
        logFault(log, error, { target }, "rows of a server-written document could not be written");
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
    if (this.#repairTimer !== null) clearTimeout(this.#repairTimer);
    await this.#run;
  }
}
