import type { Logger } from "pino";
import type { Database, DatabaseKind, Tx } from "@/lib/db/client";
import { isConnectionLoss } from "@/lib/db/connection-loss";
import { lockDocuments } from "@/lib/db/documents";
import { defaultRuleSettings, type RuleSettings } from "@/lib/domain/settings/model";
import type { Bus } from "@/lib/protocol/bus";
import { type ProjectionOutcome, projectBatches } from "../projection/project-batch";
import type { Room } from "../room";
import { isServerWritten } from "../server-write";
import { type RoomBatch, takeBatch } from "./batch";
import { deliver } from "./deliver";
import { loadFacts } from "./facts";
import { paceOf } from "./pace";
import { persistBatches } from "./persist";
import { catchUp, makeAndLock } from "./prepare";
import { ruleBatch } from "./rule-batch";
import { RuleSettingsReader } from "./settings";

export interface PipelineDependencies {
  readonly db: Database;
  readonly kind: DatabaseKind;
  readonly bus: Bus;
  readonly log: Logger;
  /** Puts on record what was set back, in the commit itself. */
  recordRulings(tx: Tx, batches: readonly RoomBatch[]): Promise<void>;
  /** Rows of server-written documents are due. This process writes them: nobody else need be woken. */
  wakeProjector(urgent: boolean): void;
}

/** Commits at the same time on a real Postgres: below the size of the connection pool. */
const parallelCommits = 8;
/** How long a document that failed commits alone: it must not take others with it again. */
const suspectMs = 60_000;

/**
 * Where documents are ruled and committed. On PGlite, which is one connection, all documents that wait share one
 * transaction; on Postgres each has its own, under the lock of its row. What comes while a commit runs waits for
 * the next one of its document, and is committed together.
 */
export class Pipeline {
  readonly #waiting = new Set<Room>();
  readonly #suspects = new Map<string, number>();
  readonly #settings = new RuleSettingsReader();
  #running = 0;
  #isScheduled = false;
  #paceTimer: NodeJS.Timeout | null = null;
  #idle: (() => void)[] = [];

  constructor(readonly dependencies: PipelineDependencies) {}

  schedule(room: Room): void {
    this.#waiting.add(room);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    // After the frames that have already arrived: they share the commit.
    setImmediate(() => {
      this.#isScheduled = false;
      this.#start();
    });
  }

  /** Resolves once nothing waits any more. */
  drained(): Promise<void> {
    if (this.#running === 0 && this.#waiting.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #start(): void {
    const limit = this.dependencies.kind === "pglite" ? 1 : parallelCommits;
    while (this.#running < limit) {
      const rooms = this.#next();
      if (rooms.length === 0) break;
      this.#running += 1;
      for (const room of rooms) {
        room.isCommitting = true;
        room.commitDueAt = performance.now() + paceOf(room);
      }
      void this.#commit(rooms).finally(() => {
        this.#running -= 1;
        this.#start();
      });
    }
    if (this.#running > 0 || this.#waiting.size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** The rooms of the next commit, in the order in which their rows are locked: server-written ones last. */
  #next(): Room[] {
    for (const room of this.#waiting) if (room.isEvicted) this.#waiting.delete(room);
    const ready = this.#due();
    const now = Date.now();
    const suspect = ready.find((room) => (this.#suspects.get(room.name) ?? 0) > now);
    const alone = suspect ?? (this.dependencies.kind === "postgres" ? ready[0] : undefined);
    const rooms = alone ? [alone] : ready.sort(compareRooms);
    for (const room of rooms) this.#waiting.delete(room);
    return rooms;
  }

  /** Rooms whose time has come; sees to it that the others are asked again. */
  #due(): Room[] {
    const now = performance.now();
    const due: Room[] = [];
    let nextAt = Number.POSITIVE_INFINITY;
    for (const room of this.#waiting) {
      if (room.isCommitting) continue;
      if (room.commitDueAt <= now) due.push(room);
      else nextAt = Math.min(nextAt, room.commitDueAt);
    }
    if (nextAt < Number.POSITIVE_INFINITY && this.#paceTimer === null) {
      this.#paceTimer = setTimeout(() => {
        this.#paceTimer = null;
        this.#start();
      }, nextAt - now);
    }
    return due;
  }

  async #commit(rooms: readonly Room[]): Promise<void> {
    const batches = rooms.map(takeBatch);
    let outcome: ProjectionOutcome | null = null;
    try {
      outcome = await this.dependencies.db.transaction((tx) => this.#inTransaction(tx, batches));
    } catch (error) {
      this.#fail(batches, error);
    }
    for (const { room } of batches) room.isCommitting = false;
    if (outcome) this.#finish(batches, outcome);
    for (const { room } of batches) {
      if (room.isEvicted) continue;
      room.answerSteps();
      if (room.writes.length > 0 || room.serverWrites.length > 0) this.schedule(room);
    }
  }

  async #settingsFor(tx: Tx, batches: readonly RoomBatch[]): Promise<RuleSettings> {
    const has = (kind: Room["kind"]) => batches.some(({ room }) => room.kind === kind);
    if (has("settings")) this.#settings.forget();
    if (has("plans")) return this.#settings.read(tx);
    return has("customer") ? this.#settings.readRecent(tx) : defaultRuleSettings;
  }

  async #inTransaction(tx: Tx, batches: readonly RoomBatch[]): Promise<ProjectionOutcome> {
    const { heads, facts } = await this.#lock(tx, batches);
    const settings = await this.#settingsFor(tx, batches);
    const nowIso = new Date().toISOString();
    for (const batch of batches) {
      const head = heads.get(batch.room.name);
      if (!head) throw new Error(`no row for ${batch.room.name}`);
      await catchUp(tx, batch, head);
      try {
        await ruleBatch(batch, { tx, facts, head, nowIso, settings });
      } catch (error) {
        // Without a connection there is no transaction to go on with.
        if (isConnectionLoss(error)) throw error;
        // Its Y.Doc is in an unknown state; the others' are not.
        batch.failure = { error };
      }
    }
    const sound = batches.filter((batch) => batch.failure === null);
    const outcome = await projectBatches(tx, sound, facts);
    await this.dependencies.recordRulings(tx, sound);
    await persistBatches(tx, sound);
    return outcome;
  }

  /** Sent together, run one after the other: what is read is read under the lock. */
  async #lock(tx: Tx, batches: readonly RoomBatch[]) {
    const [locked, facts] = await Promise.all([
      lockDocuments(
        tx,
        batches.map(({ room }) => room.name),
      ),
      loadFacts(tx, pairsOf(batches)),
    ]);
    if (locked.size === batches.length) return { heads: locked, facts };
    const heads = await makeAndLock(tx, batches, locked);
    return { heads, facts: await loadFacts(tx, pairsOf(batches)) };
  }

  #fail(batches: readonly RoomBatch[], error: unknown): void {
    for (const batch of batches) batch.failure ??= { error };
    for (const batch of batches) this.#dropFailed(batch);
  }

  #dropFailed({ room, failure, serverWrites, content }: RoomBatch): void {
    this.#suspect(room, failure?.error);
    for (const { reject } of serverWrites) reject(failure?.error);
    if (content && room.content !== content && room.content.kind !== "live") content.live.destroy();
    room.evict(failure?.error ?? new Error("commit failed"));
  }

  /** Only where documents share commits, and not for what is no document's fault. */
  #suspect(room: Room, error: unknown): void {
    if (this.dependencies.kind === "postgres" || isConnectionLoss(error)) return;
    const now = Date.now();
    for (const [name, until] of this.#suspects) if (until < now) this.#suspects.delete(name);
    this.#suspects.set(room.name, now + suspectMs);
  }

  #finish(batches: readonly RoomBatch[], outcome: ProjectionOutcome): void {
    const { bus, wakeProjector } = this.dependencies;
    for (const batch of batches) {
      if (batch.failure) this.#dropFailed(batch);
      else deliver(batch, bus);
    }
    if (outcome.hasTasks) wakeProjector(outcome.isUrgent);
    if (outcome.lanesChanged) bus.publish({ type: "rights" });
  }
}

function compareRooms(a: Room, b: Room): number {
  const rank = Number(isServerWritten(a.kind)) - Number(isServerWritten(b.kind));
  return rank || (a.name < b.name ? -1 : 1);
}

function* pairsOf(batches: readonly RoomBatch[]) {
  for (const { room, writes } of batches) {
    yield { document: room.document };
    for (const { connection } of writes) yield { document: room.document, userId: connection.user.id };
  }
}
