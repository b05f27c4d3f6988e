import type { Duplex } from "node:stream";
import { type RawData, WebSocket } from "ws";
import { CloseCode } from "@/lib/protocol/close-codes";
import { limits } from "../gate/limits";
import { frameOf } from "./frame";

const rateWindowMs = 10_000;

/**
 * A WebSocket with bounds: what waits to be sent, how many writes wait to be committed (then it isn't read from,
 * which slows a client and refuses nobody), how many messages come that aren't writes. Nothing is read from a socket
 * before it is known whose it is.
 */
export class BoundedSocket {
  #pending = 0;
  #windowStart = 0;
  #messages = 0;
  #isAlive = true;
  #isHeld = true;
  /** Told of every close from our side, once it is known whose socket it is. */
  onRefused: ((code: CloseCode, reason: string) => void) | null = null;

  /** `stream` is what the upgrade came on: messages go into it as finished frames. */
  constructor(
    readonly socket: WebSocket,
    readonly stream: Duplex,
    readonly onFault: (error: unknown) => void,
  ) {
    socket.binaryType = "nodebuffer";
    socket.pause();
    socket.on("pong", () => {
      this.#isAlive = true;
    });
    // `close` follows each error, and is where things are tidied up.
    socket.on("error", () => undefined);
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  onMessage(handle: (bytes: Uint8Array) => void): void {
    this.socket.on("message", (data: RawData, isBinary: boolean) => {
      this.#isAlive = true;
      if (!this.isOpen) return;
      if (!isBinary) return this.close(CloseCode.badRequest, "text frame");
      if (this.#isTooFast()) return this.close(CloseCode.tooMany, "too many messages");
      const buffer = data as Buffer;
      this.#handleSafely(handle, new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength));
    });
  }

  /** What no check foresaw ends this socket, and nothing else (I9). */
  #handleSafely(handle: (bytes: Uint8Array) => void, bytes: Uint8Array): void {
    try {
      handle(bytes);
    } catch (error) {
      this.onFault(error);
      this.close(CloseCode.tryAgain, "try again");
    }
  }

  /** It is known whose it is: from here on it is read. */
  release(): void {
    this.#isHeld = false;
    if (this.isOpen && this.#pending < limits.pauseAt) this.socket.resume();
  }

  /** Nothing more is read from it; what came before is still answered. */
  hold(): void {
    this.#isHeld = true;
    if (this.isOpen) this.socket.pause();
  }

  onClose(handle: () => void): void {
    this.socket.on("close", handle);
  }

  send(bytes: Uint8Array): void {
    if (!this.isOpen) return;
    if (this.socket.bufferedAmount > limits.sendBytes) {
      this.close(CloseCode.tryAgain, "reads too slowly");
      return;
    }
    this.stream.write(frameOf(bytes));
  }

  close(code: CloseCode, reason: string): void {
    if (this.socket.readyState > WebSocket.OPEN) return;
    this.onRefused?.(code, reason);
    // A paused socket would never read the other side's answer.
    this.socket.resume();
    this.socket.close(code, reason);
    // Whoever doesn't answer the close is cut off.
    setTimeout(() => this.socket.terminate(), 5_000).unref();
  }

  countPending(change: number): void {
    this.#pending += change;
    // A write is bounded by its own waiting, and so no matter of the rate.
    if (change > 0) this.#messages -= change;
    if (this.#pending >= limits.pauseAt && !this.socket.isPaused) this.socket.pause();
    else if (this.#pending <= limits.resumeAt && this.socket.isPaused && !this.#isHeld) this.socket.resume();
  }

  /** Called at an interval: whoever gave no sign of life since the last call is gone. */
  probe(): void {
    if (!this.#isAlive && !this.socket.isPaused) {
      this.socket.terminate();
      return;
    }
    this.#isAlive = false;
    if (this.isOpen) this.socket.ping();
  }

  #isTooFast(): boolean {
    const now = Date.now();
    if (now - this.#windowStart > rateWindowMs) {
      this.#windowStart = now;
      this.#messages = 0;
    }
    this.#messages += 1;
    return this.#messages > (limits.messagesPerSecond * rateWindowMs) / 1000;
  }
}
