import { createHash } from "node:crypto";
import type { Logger } from "pino";
import type { Database } from "@/lib/db/client";
import { loadDocument } from "@/lib/db/documents";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import {
  finishAccepted,
  listAccepting,
  type QuarantinedEntry,
  returnAccepted,
  takeAccepted,
} from "@/lib/db/quarantine";
import { adoptUpdate } from "@/lib/docs/adopt-update";
import { inboxName, parseDocumentName } from "@/lib/docs/names";
import type { Bus } from "@/lib/protocol/bus";
import { CloseCode } from "@/lib/protocol/close-codes";
import { reservedClients } from "../gate/limits";
import type { Rooms } from "../rooms";
import { writeAs } from "./write-as";

/** Why nothing of an accepted entry came into its document: a code of the REST errors. */
type Failure = "notAllowed" | "cannotBeWritten" | "unavailable";

type Outcome =
  | { readonly ok: true; readonly refused: readonly string[] }
  | { readonly ok: false; readonly failure: Failure };

const failureByCode: ReadonlyMap<CloseCode, Failure> = new Map([
  [CloseCode.notAllowed, "notAllowed"],
  [CloseCode.signInAgain, "notAllowed"],
  [CloseCode.badRequest, "cannotBeWritten"],
  [CloseCode.tooMany, "cannotBeWritten"],
  [CloseCode.tooLarge, "cannotBeWritten"],
]);

export interface AcceptingDependencies {
  readonly db: Database;
  readonly rooms: Rooms;
  readonly bus: Bus;
  readonly log: Logger;
}

/**
 * Writes accepted entries of the quarantine into their documents, as those who accepted them. The update for one
 * entry has the same client ids each time it is made: a crash between the document's commit and the entry's mark
 * writes it again, and changes nothing.
 */
export class Accepting {
  constructor(readonly dependencies: AcceptingDependencies) {}

  /** Takes up what a crash has left. */
  async start(): Promise<void> {
    const { db, log } = this.dependencies;
    try {
      for (const id of await listAccepting(db)) await this.accept(id);
    } catch (error) {
      log.error({ err: error }, "accepted entries of the quarantine could not be read");
    }
  }

  async accept(id: string): Promise<void> {
    const { db, bus, log } = this.dependencies;
    try {
      const entry = await takeAccepted(db, id, new Date());
      if (!entry) return;
      const outcome = await this.#write(entry);
      await db.transaction(async (tx) => {
        if (outcome.ok) await finishAccepted(tx, id, outcome.refused);
        else await returnAccepted(tx, id, outcome.failure);
        await insertProjectionTasks(tx, [{ target: inboxName(entry.authorId), root: "quarantine", key: id }]);
      });
      bus.publish({ type: "tasks", urgent: true });
    } catch (error) {
      // It stays marked as accepted, and is taken up again at the next start.
      log.error({ err: error, id }, "an entry of the quarantine could not be written");
    }
  }

  async #write(entry: QuarantinedEntry): Promise<Outcome> {
    const { db, rooms } = this.dependencies;
    const document = parseDocumentName(entry.document);
    if (!document || !entry.decidedBy) return { ok: false, failure: "cannotBeWritten" };
    const stored = await loadDocument(db, entry.document);
    const state = stored
      ? [...(stored.snapshot ? [stored.snapshot.state] : []), ...stored.entries.map(({ update }) => update)]
      : [];
    const update = adoptUpdate({
      ...entry,
      state,
      actorId: entry.decidedBy,
      clientFor: (purpose) => clientIdFor(entry.id, purpose),
    });
    const hasOnlyWords = entry.difference.texts.some(({ name }) => name === "");
    if (update === null)
      return hasOnlyWords ? { ok: false, failure: "cannotBeWritten" } : { ok: true, refused: [] };
    const room = rooms.get(entry.document, document);
    await room.ready;
    const written = await writeAs(room, { id: entry.decidedBy, name: "" }, update);
    if (written.kind === "closed") {
      return { ok: false, failure: failureByCode.get(written.code) ?? "unavailable" };
    }
    if (written.refused.some(({ path }) => path === "*")) return { ok: false, failure: "notAllowed" };
    return { ok: true, refused: written.refused.map(({ path }) => path) };
  }
}

/** Nobody chooses it: the entry's id is the server's. */
function clientIdFor(entryId: string, purpose: string): number {
  const hash = createHash("sha256").update(`${entryId} ${purpose}`).digest();
  return Math.max(reservedClients, hash.readUInt32BE(0));
}
