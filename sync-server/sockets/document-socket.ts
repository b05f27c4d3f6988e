import type { CloseCode } from "@/lib/protocol/close-codes";
import { emptyAwareness } from "@/lib/protocol/encode";
import type { Transport } from "../connection";
import type { BoundedSocket } from "./bounded-socket";

/** A socket that carries one document: what a stock y-websocket client opens. */
export class DocumentSocket implements Transport {
  constructor(
    readonly socket: BoundedSocket,
    readonly isGenjin: boolean,
  ) {}

  send(message: Uint8Array): void {
    this.socket.send(message);
  }

  close(code: CloseCode, reason: string): void {
    this.socket.close(code, reason);
  }

  countPending(change: number): void {
    this.socket.countPending(change);
  }

  /** A provider drops a connection on which nothing came for 30 s. */
  keepAlive(): void {
    this.socket.send(emptyAwareness);
  }
}
