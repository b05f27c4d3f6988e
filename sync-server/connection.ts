import { CloseCode } from "@/lib/protocol/close-codes";
import { decodeClientMessage } from "@/lib/protocol/decode";
import { encodeAck } from "@/lib/protocol/encode";
import type { AwarenessUser } from "./awareness";
import { type DecodedUpdate, decodeUpdate } from "./gate/decode-update";
import { limits } from "./gate/limits";
import type { Room } from "./room";

const stepWindowMs = 10_000;

/** What carries a connection: a socket of its own, or a channel of a shared one. */
export interface Transport {
  /** Whether the client understands Genjin's own messages. */
  readonly isGenjin: boolean;
  send(message: Uint8Array): void;
  close(code: CloseCode, reason: string): void;
  /** A write was received (+1) or settled (-1): the socket stops reading while too many wait. */
  countPending(change: number): void;
}

type State =
  | { readonly kind: "admitting"; readonly waiting: Uint8Array[]; bytes: number }
  | { readonly kind: "open"; readonly room: Room }
  | { readonly kind: "closed"; readonly byServer: boolean };

/** One client's connection to one document. */
export class Connection {
  right: "read" | "write" = "read";
  #state: State = { kind: "admitting", waiting: [], bytes: 0 };
  /** Write messages received, and how many of them are settled: durable, refused or empty. */
  #received = 0;
  #settled = 0;
  #stepsSince = 0;
  #steps = 0;

  constructor(
    readonly transport: Transport,
    readonly user: AwarenessUser,
    readonly sessionId: string,
    readonly onClosed: (connection: Connection) => void,
  ) {}

  get room(): Room | null {
    return this.#state.kind === "open" ? this.#state.room : null;
  }

  get isClosed(): boolean {
    return this.#state.kind === "closed";
  }

  /** Whether the server ended it, for a reason: what had come and isn't ruled on yet counts no more. */
  get isCutOff(): boolean {
    return this.#state.kind === "closed" && this.#state.byServer;
  }

  /** Called once the room has loaded and the connection was admitted: what came meanwhile is dealt with. */
  open(room: Room): void {
    if (this.#state.kind !== "admitting") return;
    const { waiting } = this.#state;
    this.#state = { kind: "open", room };
    for (const bytes of waiting) this.receive(bytes);
    this.transport.countPending(-waiting.length);
  }

  receive(bytes: Uint8Array): void {
    if (this.#state.kind === "closed") return;
    if (this.#state.kind === "open") {
      this.#handle(this.#state.room, bytes);
      return;
    }
    this.#state.waiting.push(bytes);
    this.#state.bytes += bytes.length;
    // Like a write that waits: the socket stops being read long before this is too much.
    this.transport.countPending(1);
    if (this.#state.bytes > limits.waitingBytes) {
      this.close(CloseCode.tooMany, "too much before the document was open");
    }
  }

  #handle(room: Room, bytes: Uint8Array): void {
    const message = decodeClientMessage(bytes);
    if (message === null) {
      this.close(CloseCode.badRequest, "malformed message");
      return;
    }
    switch (message.type) {
      case "step1":
        if (this.#asksTooOften()) this.close(CloseCode.tooMany, "asks for the document too often");
        else room.receiveStep1(this, message.stateVector);
        return;
      case "write":
        this.#receiveWrite(room, message.update);
        return;
      case "awareness":
        room.receiveAwareness(this, message.body);
        return;
      case "queryAwareness":
        room.sendPresent(this);
        return;
    }
  }

  #receiveWrite(room: Room, bytes: Uint8Array): void {
    if (bytes.length > limits.updateBytes) {
      this.close(CloseCode.tooLarge, "update too large");
      return;
    }
    const update = readUpdate(bytes);
    if (update === null) {
      this.close(CloseCode.badRequest, "malformed update");
      return;
    }
    this.#received += 1;
    // Stock clients answer every first sync with an update, mostly an empty one: no document is built for it.
    if (update.isEmpty && this.#received === this.#settled + 1) {
      this.#settled = this.#received;
      this.#acknowledge();
      return;
    }
    this.transport.countPending(1);
    room.receiveWrite({ connection: this, update, ordinal: this.#received });
  }

  /** Everything received up to and with this write is durable, refused or empty. */
  settle(ordinal: number): void {
    if (ordinal <= this.#settled) return;
    this.transport.countPending(this.#settled - ordinal);
    this.#settled = ordinal;
    this.#acknowledge();
  }

  #acknowledge(): void {
    if (this.transport.isGenjin) this.send(encodeAck(this.#settled));
  }

  /** Each first sync is answered with all that the client lacks: a whole document, if it says so. */
  #asksTooOften(): boolean {
    const now = Date.now();
    if (now - this.#stepsSince > stepWindowMs) {
      this.#stepsSince = now;
      this.#steps = 0;
    }
    this.#steps += 1;
    return this.#steps > limits.stepsPerWindow;
  }

  send(message: Uint8Array): void {
    if (this.#state.kind !== "closed") this.transport.send(message);
  }

  /** Closes from our side. */
  close(code: CloseCode, reason: string): void {
    if (this.#state.kind === "closed") return;
    this.transport.close(code, reason);
    this.#end(true);
  }

  /** The other side is gone, or the transport was closed. What it had sent before is still written. */
  dropped(): void {
    this.#end(false);
  }

  #end(byServer: boolean): void {
    if (this.#state.kind === "closed") return;
    const { room } = this;
    const waiting = this.#state.kind === "admitting" ? this.#state.waiting.length : 0;
    this.#state = { kind: "closed", byServer };
    this.transport.countPending(this.#settled - this.#received - waiting);
    room?.leave(this);
    this.onClosed(this);
  }
}

function readUpdate(bytes: Uint8Array): DecodedUpdate | null {
  try {
    return decodeUpdate(bytes);
  } catch {
    // Anything that isn't exactly one V1 update; V2 included, whose run lengths can hang a decoder.
    return null;
  }
}
