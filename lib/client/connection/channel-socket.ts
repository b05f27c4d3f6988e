import * as encoding from "lib0/encoding";
import { MessageType } from "@/lib/protocol/messages";
import type { SyncSocket } from "./sync-socket";

/** What the owner of a document's channel wants to know about it. */
export interface ChannelWatch {
  /** Whether writes may go out. Asked for each: the right to a document may change while it is open. */
  readonly mayWrite: () => boolean;
  /** A write message went out on the present connection: an update, or the answer (step 2) to the server's step 1. */
  readonly onWriteSent: (isAnswer: boolean) => void;
  /** The channel was opened or lost: what was sent before counts for nothing any more. */
  readonly onReset: () => void;
}

const syncStep1 = 0;
const syncStep2 = 1;

/** An awareness update that names nobody. */
function emptyAwareness(): ArrayBuffer {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MessageType.awareness);
  encoding.writeVarUint8Array(encoder, Uint8Array.of(0));
  return encoding.toUint8Array(encoder).buffer;
}

const connecting = 0;
const open = 1;
const closed = 3;

/** What y-websocket uses of a WebSocket, over one channel of the tab's only socket. */
export class ChannelSocket {
  binaryType = "arraybuffer";
  readonly OPEN = open;
  readyState = connecting;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  /** Number on the present socket; 0 while the socket is down. */
  channel = 0;

  constructor(
    readonly name: string,
    private readonly socket: SyncSocket,
    private readonly watch: ChannelWatch,
  ) {
    watch.onReset();
    socket.attach(this);
  }

  send(data: Uint8Array): void {
    if (this.readyState !== open) return;
    if (data[0] === MessageType.sync && data[1] !== syncStep1) {
      // Whoever may only read still answers with all known deletions, which would be refused as an edit.
      if (!this.watch.mayWrite()) return;
      this.watch.onWriteSent(data[1] === syncStep2);
    }
    this.socket.send(this.channel, data);
  }

  close(): void {
    if (this.readyState === closed) return;
    this.readyState = closed;
    this.watch.onReset();
    this.socket.detach(this);
  }

  /** The first message, `opened`, says that the server has admitted us: only then may the provider begin. */
  receive(body: Uint8Array<ArrayBuffer>): void {
    if (this.readyState === connecting) {
      this.readyState = open;
      this.onopen?.();
    }
    this.onmessage?.({ data: body.buffer });
  }

  /**
   * The provider drops a connection that was silent for 30 s. On a shared socket silence of one document says
   * nothing, so the socket vouches for it, as long as it is healthy itself.
   */
  keepAlive(): void {
    if (this.readyState === open) this.onmessage?.({ data: emptyAwareness() });
  }

  lost(code: number, reason: string): void {
    if (this.readyState === closed) return;
    this.readyState = closed;
    this.watch.onReset();
    this.onclose?.({ code, reason });
  }
}

/** The class that y-websocket instantiates at each (re)connect, bound to one document. */
export function channelSocketClass(socket: SyncSocket, name: string, watch: ChannelWatch): typeof WebSocket {
  class BoundChannelSocket extends ChannelSocket {
    constructor() {
      super(name, socket, watch);
    }
  }
  return BoundChannelSocket as unknown as typeof WebSocket;
}
