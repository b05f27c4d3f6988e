import type { Logger } from "pino";
import type { Database } from "@/lib/db/client";
import { findDocuments } from "@/lib/db/documents";
import { findLiveSessions } from "@/lib/db/sessions";
import { CloseCode } from "@/lib/protocol/close-codes";
import type { Admissions } from "./admissions";
import type { Connection } from "./connection";
import { logFault } from "./log-fault";
import type { Projector } from "./projection/projector";
import type { Rooms } from "./rooms";

const namesPerQuery = 1000;

export interface ComparisonDependencies {
  readonly db: Database;
  readonly log: Logger;
  readonly rooms: Rooms;
  readonly admissions: Admissions;
  readonly projector: Projector;
  readonly connections: ReadonlySet<Connection>;
  /** The log of a document has grown up to this sequence. */
  catchUp(name: string, seq: number): void;
}

/**
 * Compares what is open in this process with what is stored: the log and the tables are the truth, and wake-ups only
 * save the time until the next look.
 */
export class Comparison {
  constructor(readonly dependencies: ComparisonDependencies) {}

  /** Documents that somebody reads here, and rows that nobody has written yet. */
  async documents(): Promise<void> {
    const { db, rooms, projector, catchUp } = this.dependencies;
    const read = [...rooms.all()].filter(({ connections }) => connections.size > 0);
    await this.#eachPart(
      read.map(({ name }) => name),
      async (names) => {
        const heads = await findDocuments(db, names);
        for (const { name, seq } of heads.values()) catchUp(name, seq);
      },
    );
    projector.wake(false);
  }

  /** Everything that a wake-up may have been about: some were lost, or a node ended before it sent them. */
  async everything(): Promise<void> {
    const { admissions, connections, projector } = this.dependencies;
    await this.documents();
    await this.#sessions();
    await admissions.judgeAgain([...connections]);
    await this.#safely(() => projector.takeOver());
  }

  async #sessions(): Promise<void> {
    const { db, connections } = this.dependencies;
    const known = [...new Set([...connections].map(({ sessionId }) => sessionId))];
    await this.#eachPart(known, async (ids) => {
      const live = await findLiveSessions(db, ids, new Date());
      const ended = new Set(ids.filter((id) => !live.has(id)));
      for (const connection of [...connections]) {
        if (ended.has(connection.sessionId)) connection.close(CloseCode.signInAgain, "sign in again");
      }
    });
  }

  async #eachPart(all: readonly string[], run: (part: readonly string[]) => Promise<void>): Promise<void> {
    await this.#safely(async () => {
      for (let start = 0; start < all.length; start += namesPerQuery) {
        await run(all.slice(start, start + namesPerQuery));
      }
    });
  }

  async #safely(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      logFault(this.dependencies.log, error, {}, "what is open could not be compared with what is stored");
    }
  }
}
