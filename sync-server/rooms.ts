import { parseDocumentName } from "@/lib/docs/names";
import type { DocumentName } from "@/lib/domain/access/document-name";
import { Room, type RoomDependencies } from "./room";
import type { PrepareWrite } from "./server-write";

const sweepMs = 5_000;
/** A room without readers, a Y.Doc without writes, and stored bytes that nobody asks for, go after these times. */
const keepRoomMs = 30_000;
const keepLiveMs = 60_000;
const keepStateMs = 10_000;

/** The documents that are open in this process, one room each. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();
  readonly #sweeper: NodeJS.Timeout;

  constructor(readonly dependencies: RoomDependencies) {
    this.#sweeper = setInterval(() => this.sweep(Date.now()), sweepMs);
    this.#sweeper.unref();
  }

  /** The room of a document, opened where it isn't. Callers await `ready` before they use it. */
  get(name: string, document: DocumentName): Room {
    const open = this.find(name);
    if (open) {
      open.lastUsedAt = Date.now();
      return open;
    }
    const room = new Room(name, document, this.dependencies);
    this.#rooms.set(name, room);
    room.ready.catch((error: unknown) => room.evict(error));
    return room;
  }

  find(name: string): Room | null {
    const room = this.#rooms.get(name);
    return room && !room.isEvicted ? room : null;
  }

  all(): Iterable<Room> {
    return this.#rooms.values();
  }

  /** Lets the server itself write into a document, in one of the document's commits. */
  async write(name: string, prepare: PrepareWrite): Promise<void> {
    const room = this.#open(name);
    await room.ready;
    return new Promise((resolve, reject) => {
      room.serverWrites.push({ prepare, resolve, reject });
      this.dependencies.schedule(room);
    });
  }

  /** Writes all rows that a document is projected into, whatever was written before. */
  async project(name: string): Promise<void> {
    const room = this.#open(name);
    room.isWholeDue = true;
    await this.write(name, async () => null);
  }

  /** Writes at once the rows that typing left for later. */
  projectDueTexts(): void {
    for (const room of this.#rooms.values()) {
      if (room.isEvicted || room.dueTexts.size === 0) continue;
      room.isProjectionDue = true;
      this.dependencies.schedule(room);
    }
  }

  #open(name: string): Room {
    const document = parseDocumentName(name);
    if (!document) throw new Error(`no document is named ${name}`);
    return this.get(name, document);
  }

  /** Frees what isn't used. A room with a write under way, or with rows due, is never touched. */
  sweep(now: number): void {
    for (const [name, room] of this.#rooms) {
      if (room.isEvicted) this.#rooms.delete(name);
      else if (!room.isIdle || !isUnused(room, now)) continue;
      else if (room.isWorthCompacting) this.#compact(room);
      else {
        room.unload();
        if (room.connections.size === 0 && now - room.lastUsedAt > keepRoomMs) this.#rooms.delete(name);
      }
    }
  }

  /** The next sweep frees it. */
  #compact(room: Room): void {
    room.isCompactionDue = true;
    this.dependencies.schedule(room);
  }

  close(): void {
    clearInterval(this.#sweeper);
    for (const room of this.#rooms.values()) room.unload();
    this.#rooms.clear();
  }
}

function isUnused(room: Room, now: number): boolean {
  if (room.connections.size === 0 && now - room.lastUsedAt > keepRoomMs) return true;
  return room.content.kind === "live"
    ? now - room.lastWriteAt > keepLiveMs
    : now - room.lastUsedAt > keepStateMs;
}
