import type { Logger } from "pino";
import { mergeUpdates } from "yjs";
import type { StoredDocument } from "@/lib/db/documents";
import type { DocumentKind, DocumentName } from "@/lib/domain/access/document-name";
import { schemaVersions } from "@/lib/domain/access/document-name";
import { CloseCode } from "@/lib/protocol/close-codes";
import { decodeStateVector } from "@/lib/protocol/decode";
import { encodeOpened, encodeSyncStep1, encodeSyncStep2, encodeUpdate } from "@/lib/protocol/encode";
import { RoomAwareness } from "./awareness";
import type { Connection } from "./connection";
import type { DecodedUpdate } from "./gate/decode-update";
import { limits } from "./gate/limits";
import { logFault } from "./log-fault";
import { emptyContent, quietContent, type RoomContent } from "./room-content";
import { isServerWritten, type ServerWrite } from "./server-write";

export interface PendingWrite {
  readonly connection: Connection;
  readonly update: DecodedUpdate;
  /** How many writes the connection had sent, with this one. */
  readonly ordinal: number;
}

/** What a room asks of those around it. */
export interface RoomDependencies {
  readonly log: Logger;
  load(name: string): Promise<StoredDocument | null>;
  /** Puts the room on the list of those with something to commit. */
  schedule(room: Room): void;
  /** Rows of this document were due when it was evicted. */
  repair(name: string): void;
}

/** From here on merging shows when a document is opened. */
const largeState = 256 * 1024;
const longLog = 50;

interface WaitingStep {
  readonly connection: Connection;
  readonly stateVector: Uint8Array;
}

/**
 * One document with everybody who has it open. Its log grows in commits of the pipeline alone, one at a time; what a
 * commit is still deciding is answered to nobody.
 */
export class Room {
  readonly connections = new Set<Connection>();
  readonly awareness = new RoomAwareness();
  readonly writes: PendingWrite[] = [];
  readonly serverWrites: ServerWrite[] = [];
  content: RoomContent = emptyContent;
  /** True while a commit rules on this document: its content may hold what won't be kept. */
  isCommitting = false;
  isEvicted = false;
  /** From when on the next commit may begin, by `performance.now()`. */
  commitDueAt = 0;
  /** Notes whose rows are due: written once a second while somebody types, not for each letter. */
  readonly dueTexts = new Set<string>();
  isProjectionDue = false;
  /** Whether all rows are to be written anew: after a crash, by `npm run reproject`. */
  isWholeDue = false;
  /** Whether the log is to go into the snapshot before the Y.Doc leaves memory. */
  isCompactionDue = false;
  lastUsedAt = Date.now();
  lastWriteAt = 0;
  readonly ready: Promise<void>;
  #steps: WaitingStep[] = [];
  #loading: Promise<void> | null = null;

  constructor(
    readonly name: string,
    readonly document: DocumentName,
    readonly dependencies: RoomDependencies,
  ) {
    this.ready = this.load();
  }

  get kind(): DocumentKind {
    return this.document.kind;
  }

  get isIdle(): boolean {
    return (
      !this.isCommitting &&
      this.writes.length === 0 &&
      this.serverWrites.length === 0 &&
      this.dueTexts.size === 0 &&
      this.#loading === null
    );
  }

  /** Merging a log into a large state at each load takes longer than writing it once. */
  get isWorthCompacting(): boolean {
    const { content } = this;
    if (content.kind !== "live" || content.logEntries === 0) return false;
    return content.live.bytes >= largeState || content.logEntries >= longLog;
  }

  /** Reads head, snapshot and log; the Y.Doc is built only for the first write. */
  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
    const stored = await this.dependencies.load(this.name);
    // A commit was faster: what it left is newer than what was read here.
    if (this.content.kind === "live" || (stored?.head.seq ?? 0) < this.content.seq) return;
    this.content = stored ? quietContent(stored) : emptyContent;
  }

  join(connection: Connection): void {
    this.connections.add(connection);
    this.lastUsedAt = Date.now();
    if (connection.transport.isGenjin) {
      const { right } = connection;
      const { epoch } = this.content;
      connection.send(encodeOpened({ right, epoch, schema: schemaVersions[this.kind] }));
    }
    // Upload comes before download: a client that downloads first collects as garbage what a correction beat.
    connection.send(encodeSyncStep1(this.content.stateVector));
    this.sendPresent(connection);
    connection.open(this);
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return;
    this.lastUsedAt = Date.now();
    const message = this.awareness.leave(connection);
    if (message) this.broadcast(message);
  }

  receiveWrite(write: PendingWrite): void {
    this.writes.push(write);
    this.dependencies.schedule(this);
  }

  receiveAwareness(connection: Connection, body: Uint8Array): void {
    if (body.length > limits.awarenessBytes) {
      connection.close(CloseCode.tooLarge, "state too large");
      return;
    }
    const owners = this.content.kind === "live" ? this.content.owners : null;
    const { malformed, message } = this.awareness.receive(connection, body, (client) => owners?.get(client));
    if (malformed) {
      connection.close(CloseCode.badRequest, "malformed awareness");
      return;
    }
    if (message) this.broadcast(message, connection);
  }

  sendPresent(connection: Connection): void {
    const message = this.awareness.present(connection.user.id);
    if (message) connection.send(message);
  }

  receiveStep1(connection: Connection, stateVector: Uint8Array): void {
    this.lastUsedAt = Date.now();
    this.#steps.push({ connection, stateVector });
    if (!this.isCommitting) this.answerSteps();
  }

  /** Answers first syncs from what is committed; called again when a commit has ended. */
  answerSteps(): void {
    const steps = this.#steps;
    this.#steps = [];
    for (const step of steps) this.#answer(step);
  }

  #answer({ connection, stateVector }: WaitingStep): void {
    const clocks = decodeStateVector(stateVector);
    if (clocks === null) {
      connection.close(CloseCode.badRequest, "malformed state vector");
      return;
    }
    if (this.content.kind === "dropped") {
      this.#steps.push({ connection, stateVector });
      void this.load().then(
        () => this.isCommitting || this.answerSteps(),
        (error: unknown) => this.evict(error),
      );
      return;
    }
    if (this.content.isStale(clocks) || this.#isForeign(clocks)) {
      connection.close(CloseCode.staleEpoch, "copy of an older epoch");
      return;
    }
    connection.send(encodeSyncStep2(this.content.updateSince(clocks, stateVector)));
  }

  /** In a document that only the server writes, a client id that it doesn't have is one of another epoch. */
  #isForeign(clocks: ReadonlyMap<number, number>): boolean {
    if (!isServerWritten(this.kind)) return false;
    const own = decodeStateVector(this.content.stateVector);
    return [...clocks.keys()].some((client) => !own?.has(client));
  }

  /** Asks a client for everything that the server lacks: after a gap. */
  askAgain(connection: Connection): void {
    connection.send(encodeSyncStep1(this.content.stateVector));
  }

  /** Sends ruled updates to everybody, the sender included: stock clients take the echo as a sign of life. */
  fanOut(updates: readonly Uint8Array[]): void {
    if (updates.length === 0 || this.connections.size === 0) return;
    const update = updates.length === 1 ? (updates[0] as Uint8Array) : mergeUpdates([...updates]);
    this.broadcast(encodeUpdate(update));
  }

  broadcast(message: Uint8Array, except?: Connection): void {
    for (const connection of this.connections) if (connection !== except) connection.send(message);
  }

  /** Something went wrong with this document in memory: everybody connects again and it is read anew. */
  evict(error: unknown, code: CloseCode = CloseCode.trouble, reason = "server trouble"): void {
    if (this.isEvicted) return;
    this.isEvicted = true;
    if (error) logFault(this.dependencies.log, error, { document: this.name }, "document evicted");
    for (const connection of [...this.connections]) connection.close(code, reason);
    for (const { reject } of this.serverWrites.splice(0)) reject(error);
    this.writes.length = 0;
    this.#steps = [];
    this.unload();
    if (this.dueTexts.size > 0) this.dependencies.repair(this.name);
  }

  /** Frees the Y.Doc; the room itself stays with what its readers need. */
  unload(): void {
    if (this.content.kind === "live") this.content.live.destroy();
    this.content = this.content.dropped();
  }
}
