import { CloseCode } from "@/lib/protocol/close-codes";
import { decodeClientFrame } from "@/lib/protocol/decode";
import { encodeChannelFrame, encodeClosed } from "@/lib/protocol/encode";
import type { Connection, Transport } from "../connection";
import { limits } from "../gate/limits";
import type { BoundedSocket } from "./bounded-socket";

/** Makes the connection of a channel and lets it in. */
export type OpenChannel = (transport: Transport, name: string) => Connection;
/** Told of every channel that is closed from our side. */
export type ChannelRefused = (name: string, code: CloseCode, reason: string) => void;

/** A socket that carries many documents, each on a channel of its own. */
export class ChannelSocket {
  readonly #connections = new Map<number, Connection>();
  #lastChannel = 0;

  constructor(
    readonly socket: BoundedSocket,
    readonly openChannel: OpenChannel,
    readonly onRefused: ChannelRefused,
  ) {}

  receive(bytes: Uint8Array): void {
    const frame = decodeClientFrame(bytes);
    if (frame === null) {
      this.socket.close(CloseCode.badRequest, "malformed frame");
      return;
    }
    switch (frame.type) {
      case "open":
        this.#open(frame.channel, frame.name);
        return;
      case "close":
        this.#connections.get(frame.channel)?.dropped();
        return;
      // Messages of a channel that was closed from here may still be under way.
      case "message":
        this.#connections.get(frame.channel)?.receive(frame.body);
        return;
    }
  }

  #open(channel: number, name: string): void {
    if (channel <= this.#lastChannel) {
      this.socket.close(CloseCode.badRequest, "channel used twice");
      return;
    }
    this.#lastChannel = channel;
    if (this.#connections.size >= limits.channels) {
      this.#refuse(channel, name, CloseCode.tooMany, "too many documents");
      return;
    }
    const transport: Transport = {
      isGenjin: true,
      send: (message) => this.socket.send(encodeChannelFrame(channel, message)),
      close: (code, reason) => {
        this.#connections.delete(channel);
        this.#refuse(channel, name, code, reason);
      },
      countPending: (change) => this.socket.countPending(change),
    };
    const connection = this.openChannel(transport, name);
    if (!connection.isClosed) this.#connections.set(channel, connection);
  }

  #refuse(channel: number, name: string, code: CloseCode, reason: string): void {
    this.onRefused(name, code, reason);
    this.socket.send(encodeClosed(channel, code, reason));
  }

  /** A channel is done with. */
  forget(connection: Connection): void {
    for (const [channel, known] of this.#connections) {
      if (known === connection) this.#connections.delete(channel);
    }
  }

  dropped(): void {
    for (const connection of [...this.#connections.values()]) connection.dropped();
    this.#connections.clear();
  }
}
