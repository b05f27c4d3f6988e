import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { WebSocketServer } from "ws";
import type { Database } from "@/lib/db/client";
import { loadDocument } from "@/lib/db/documents";
import { settingsName } from "@/lib/docs/names";
import type { Bus, BusEvent } from "@/lib/protocol/bus";
import { CloseCode } from "@/lib/protocol/close-codes";
import { encodeHello } from "@/lib/protocol/encode";
import { oldestProtocol, protocolVersion } from "@/lib/protocol/messages";
import { Admissions } from "./admissions";
import { type Authenticated, authenticate, isForeignOrigin } from "./authenticate";
import { Pipeline } from "./commit/pipeline";
import { Comparison } from "./comparison";
import { Connection, type Transport } from "./connection";
import { limits } from "./gate/limits";
import { logFault } from "./log-fault";
import { Projector } from "./projection/projector";
import { Accepting } from "./quarantine/accepting";
import { HolderNotes } from "./quarantine/holder-notes";
import { Rooms } from "./rooms";
import { RulingLog } from "./rulings/ruling-log";
import { BoundedSocket } from "./sockets/bounded-socket";
import { ChannelSocket } from "./sockets/channel-socket";
import { DocumentSocket } from "./sockets/document-socket";

export interface SyncServerOptions {
  /** The server whose upgrades the caller passes on; the sync server itself listens to nothing. */
  readonly httpServer?: Server;
  readonly db: Database;
  readonly bus: Bus;
  readonly config: { readonly publicUrl?: string | undefined; readonly databaseUrl?: string | undefined };
  readonly log: Logger;
  /** How often sockets are asked for a sign of life: one that gave none between two of these is gone. */
  readonly probeMs?: number;
}

export interface SyncServer {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Finishes what is being committed, and closes every connection with "try again". */
  close(): Promise<void>;
  /** Resolves once nothing waits to be committed or projected: for tests and scripts. */
  settled(): Promise<void>;
}

const usualProbeMs = 20_000;
const keepAliveMs = 15_000;
/** How long a stop waits for commits. */
const patienceMs = 6_000;

export async function startSyncServer(options: SyncServerOptions): Promise<SyncServer> {
  const server = new RunningSyncServer(options);
  await server.projector.start();
  void server.accepting.start();
  return server;
}

class RunningSyncServer implements SyncServer {
  readonly #wss = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
  });
  readonly #sockets = new Set<BoundedSocket>();
  readonly #documentSockets = new Set<DocumentSocket>();
  readonly #connections = new Set<Connection>();
  readonly #pipeline: Pipeline;
  readonly #rooms: Rooms;
  readonly #admissions: Admissions;
  readonly #holders: HolderNotes;
  readonly #rulings: RulingLog;
  readonly projector: Projector;
  readonly #comparison: Comparison;
  readonly accepting: Accepting;
  readonly #timers: NodeJS.Timeout[];
  readonly #unsubscribe: () => void;
  #isClosing = false;

  constructor(readonly options: SyncServerOptions) {
    const { db, bus, log, config, probeMs = usualProbeMs } = options;
    this.#rulings = new RulingLog(db, log);
    this.#pipeline = new Pipeline({
      db,
      kind: config.databaseUrl ? "postgres" : "pglite",
      bus,
      log,
      recordRulings: (tx, batches) => this.#rulings.record(tx, batches),
      wakeProjector: (urgent) => this.projector.wake(urgent),
    });
    this.#rooms = new Rooms({
      log,
      load: (name) => loadDocument(db, name),
      schedule: (room) => this.#pipeline.schedule(room),
      repair: (name) => this.projector.repair(name),
    });
    this.#holders = new HolderNotes(db, log);
    this.#admissions = new Admissions(db, this.#rooms, this.#holders, log);
    this.accepting = new Accepting({ db, rooms: this.#rooms, bus, log });
    this.projector = new Projector({ db, rooms: this.#rooms, log });
    this.#comparison = new Comparison({
      db,
      log,
      rooms: this.#rooms,
      admissions: this.#admissions,
      projector: this.projector,
      connections: this.#connections,
      catchUp: (name, seq) => this.#catchUp(name, seq),
    });
    this.#unsubscribe = bus.subscribe((event) => this.#hear(event));
    this.#timers = [
      setInterval(() => this.#probe(), probeMs).unref(),
      setInterval(() => this.#keepAlive(), keepAliveMs).unref(),
    ];
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Accepted first and closed after: a refused upgrade reaches a browser as 1006, without a reason.
    this.#wss.handleUpgrade(request, socket, head, (webSocket) => {
      const bounded = new BoundedSocket(webSocket, socket, (error) =>
        this.options.log.error({ err: error }, "a message could not be handled"),
      );
      this.#sockets.add(bounded);
      bounded.onClose(() => this.#sockets.delete(bounded));
      this.#serve(bounded, request).catch((error: unknown) => {
        logFault(this.options.log, error, {}, "a socket could not be served");
        bounded.close(CloseCode.trouble, "server trouble");
      });
    });
  }

  async #serve(socket: BoundedSocket, request: IncomingMessage): Promise<void> {
    if (this.#isClosing) return socket.close(CloseCode.draining, "server is stopping");
    if (isForeignOrigin(request, this.options.config.publicUrl)) {
      this.#rulings.noteClose(null, null, CloseCode.notAllowed, "foreign origin");
      return socket.close(CloseCode.notAllowed, "foreign origin");
    }
    const authenticated = await authenticate(this.options.db, request);
    if (!authenticated) return socket.close(CloseCode.signInAgain, "sign in again");
    if (!socket.isOpen) return;
    const handle = this.#accept(socket, request, authenticated);
    if (!handle) return;
    socket.onMessage(handle);
    socket.release();
  }

  /** Chooses what the address asks for; answers what takes the socket's frames. */
  #accept(socket: BoundedSocket, request: IncomingMessage, who: Authenticated) {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const isGenjin = searchParams.get("genjin") === "1";
    if (isGenjin && Number(searchParams.get("v") ?? protocolVersion) < oldestProtocol) {
      return void socket.close(CloseCode.newerAppNeeded, "newer app needed");
    }
    const name = documentNameIn(pathname);
    socket.onRefused = (code, reason) => this.#rulings.noteClose(who.user.id, name || null, code, reason);
    if (name === "" && isGenjin) return this.#acceptChannels(socket, who);
    if (name === "" || name === null) return void socket.close(CloseCode.unknownDocument, "unknown document");
    const transport = new DocumentSocket(socket, isGenjin);
    const connection = this.#connect(transport, who, name);
    this.#documentSockets.add(transport);
    socket.onClose(() => {
      this.#documentSockets.delete(transport);
      connection.dropped();
    });
    return (bytes: Uint8Array) => connection.receive(bytes);
  }

  #acceptChannels(socket: BoundedSocket, who: Authenticated) {
    const channels: ChannelSocket = new ChannelSocket(
      socket,
      (transport, name) => this.#connect(transport, who, name, (connection) => channels.forget(connection)),
      (name, code, reason) => this.#rulings.noteClose(who.user.id, name, code, reason),
    );
    socket.onClose(() => channels.dropped());
    const serverTime = new Date().toISOString();
    socket.send(encodeHello({ userId: who.user.id, version: protocolVersion, serverTime }));
    return (bytes: Uint8Array) => channels.receive(bytes);
  }

  #connect(
    transport: Transport,
    who: Authenticated,
    name: string,
    whenClosed?: (connection: Connection) => void,
  ): Connection {
    const connection = new Connection(transport, who.user, who.sessionId, (closed) => {
      this.#connections.delete(closed);
      whenClosed?.(closed);
    });
    this.#connections.add(connection);
    this.#admissions.admit(connection, name);
    return connection;
  }

  #hear(event: BusEvent): void {
    switch (event.type) {
      case "document":
        this.#catchUp(event.name, event.seq);
        return;
      case "tasks":
        this.projector.wake(event.urgent ?? false);
        return;
      case "rights":
        void this.#admissions.judgeAgain(this.#affected(event));
        return;
      case "accepted":
        void this.accepting.accept(event.entryId);
        return;
      case "session-ended": {
        const ended = new Set(event.sessionIds);
        this.#signOut((connection) => ended.has(connection.sessionId));
        return;
      }
      case "person-closed":
        this.#signOut((connection) => connection.user.id === event.userId);
        return;
      case "missed":
        void this.#comparison.everything();
        return;
    }
  }

  /** Somebody else wrote to the log of a document that is open here. */
  #catchUp(name: string, seq: number): void {
    const room = this.#rooms.find(name);
    if (room && room.content.seq < seq) this.#pipeline.schedule(room);
    // The lanes of the pool are a table, made of the settings.
    if (!room && name === settingsName) this.projector.repair(name);
  }

  #affected({ userIds, documents }: Extract<BusEvent, { type: "rights" }>): Connection[] {
    const all = [...this.#connections];
    if (!userIds && !documents) return all;
    const people = new Set(userIds);
    const names = new Set(documents);
    return all.filter(({ user, room }) => people.has(user.id) || (room !== null && names.has(room.name)));
  }

  #signOut(isMeant: (connection: Connection) => boolean): void {
    for (const connection of [...this.#connections]) {
      if (isMeant(connection)) connection.close(CloseCode.signInAgain, "sign in again");
    }
  }

  #probe(): void {
    for (const socket of this.#sockets) socket.probe();
  }

  #keepAlive(): void {
    for (const socket of this.#documentSockets) socket.keepAlive();
    if (this.options.config.databaseUrl) void this.#comparison.documents();
  }

  async settled(): Promise<void> {
    await this.#pipeline.drained();
    await this.projector.settled();
    await this.#pipeline.drained();
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#unsubscribe();
    for (const timer of this.#timers) clearInterval(timer);
    // What has come is still committed and acknowledged; what is still on its way goes to another node.
    for (const socket of this.#sockets) socket.hold();
    const finished = this.#finish().then(() => true);
    if (!(await Promise.race([finished, pause(patienceMs, false, { ref: false })]))) {
      this.options.log.warn("the database took too long: some commits were given up, unacknowledged");
    }
    for (const connection of [...this.#connections])
      connection.close(CloseCode.draining, "server is stopping");
    for (const socket of this.#sockets) socket.close(CloseCode.draining, "server is stopping");
    await this.#holders.close();
    await this.#rulings.close();
    this.#rooms.close();
    this.#wss.close();
  }

  async #finish(): Promise<void> {
    await this.#pipeline.drained();
    this.#rooms.projectDueTexts();
    await this.#pipeline.drained();
    await this.projector.stop();
    await this.#pipeline.drained();
  }
}

/** The name in `/sync/<name>`, percent-encoded as one segment or as it is; null for one that can't be read. */
function documentNameIn(pathname: string): string | null {
  const encoded = pathname.replace(/^\/sync\/?/, "").replace(/\/+$/, "");
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
