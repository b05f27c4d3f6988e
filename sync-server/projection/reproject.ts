import type { Logger } from "pino";
import type { Database } from "@/lib/db/client";
import { listDocuments, loadDocument } from "@/lib/db/documents";
import { deleteOrphanRows, listProjectionTargets } from "@/lib/db/server-rows";
import { parseDocumentName } from "@/lib/docs/names";
import { createLocalBus } from "../bus";
import { Pipeline } from "../commit/pipeline";
import { Rooms } from "../rooms";
import { prepareAllRows } from "./server-rows";

export interface ReprojectOptions {
  readonly db: Database;
  readonly databaseUrl?: string | undefined;
  readonly log: Logger;
}

export interface Reprojected {
  /** Documents that rows were computed from. */
  readonly sources: number;
  /** Server-written documents that were compared with the rows, and corrected. */
  readonly targets: number;
}

const atOnce = 50;

/**
 * Computes every projection anew from the log (I5): first the tables, from customers, plans, desks and settings, then the
 * server-written documents, from the tables. Changes nothing where everything is as it must be.
 */
export async function reproject({ db, databaseUrl, log }: ReprojectOptions): Promise<Reprojected> {
  const bus = createLocalBus();
  const kind = databaseUrl ? "postgres" : "pglite";
  const pipeline = new Pipeline({
    db,
    kind,
    bus,
    log,
    // Nobody writes here whom anything could be refused.
    recordRulings: async () => undefined,
    wakeProjector: () => undefined,
  });
  const rooms = new Rooms({
    log,
    load: (name) => loadDocument(db, name),
    schedule: (room) => pipeline.schedule(room),
    repair: () => undefined,
  });
  try {
    const sources = await listDocuments(db, ["settings", "customer", "plans", "desk"]);
    await inGroups(sources, (name) => rooms.project(name));
    await deleteOrphanRows(db);
    const targets = await listProjectionTargets(db);
    await inGroups(targets, (name) => {
      const document = parseDocumentName(name);
      if (!document) return Promise.resolve();
      return rooms.write(name, (tx, live) => prepareAllRows(tx, live, document));
    });
    return { sources: sources.length, targets: targets.length };
  } finally {
    await pipeline.drained();
    rooms.close();
    await bus.close();
  }

  async function inGroups(names: readonly string[], run: (name: string) => Promise<void>): Promise<void> {
    for (let start = 0; start < names.length; start += atOnce) {
      await Promise.all(names.slice(start, start + atOnce).map(run));
      rooms.sweep(Number.POSITIVE_INFINITY);
    }
  }
}
