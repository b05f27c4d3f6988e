import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import { ControlOp } from "@/lib/protocol/channels";
import { MessageType, type Opened } from "@/lib/protocol/messages";

/** A sync server in memory: speaks the channelled protocol, keeps documents, and obeys the test. */
export class SyncDouble {
  readonly docs = new Map<string, Y.Doc>();
  readonly sockets = new Set<SocketDouble>();
  /** Answer to opening, by document; a number is a close code. */
  readonly answers = new Map<string, Opened | number>();
  userId = "";
  reachable = true;
  /** While false, acknowledgements are held back. */
  durable = true;
  received = 0;

  doc(name: string): Y.Doc {
    let doc = this.docs.get(name);
    if (!doc) {
      doc = new Y.Doc();
      this.docs.set(name, doc);
    }
    return doc;
  }

  disconnectAll(code = 1006): void {
    for (const socket of [...this.sockets]) socket.drop(code);
  }

  closeDocument(name: string, code: number): void {
    for (const socket of this.sockets) socket.closeDocument(name, code);
  }

  fanOut(name: string, update: Uint8Array, except: SocketDouble | null): void {
    for (const socket of this.sockets) if (socket !== except) socket.sendUpdate(name, update);
  }

  acknowledgeAll(): void {
    for (const socket of this.sockets) socket.acknowledgeAll();
  }

  /** The class to put in the place of the browser's WebSocket. */
  socketClass(): unknown {
    const server = this;
    return class extends SocketDouble {
      static readonly OPEN = 1;
      constructor() {
        super(server);
      }
    };
  }
}

interface ChannelDouble {
  readonly name: string;
  writes: number;
}

export class SocketDouble {
  readyState = 0;
  binaryType = "";
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  private readonly channels = new Map<number, ChannelDouble>();

  constructor(private readonly server: SyncDouble) {
    setTimeout(() => this.begin(), 1);
  }

  send(frame: Uint8Array): void {
    if (this.readyState !== 1) return;
    const copy = frame.slice();
    setTimeout(() => this.receive(copy), 1);
  }

  close(): void {
    this.readyState = 3;
    this.server.sockets.delete(this);
  }

  drop(code: number): void {
    this.close();
    this.onclose?.({ code, reason: "" });
  }

  closeDocument(name: string, code: number): void {
    for (const [channel, open] of this.channels) {
      if (open.name !== name) continue;
      this.channels.delete(channel);
      this.control(ControlOp.closed, (encoder) => {
        encoding.writeVarUint(encoder, channel);
        encoding.writeVarUint(encoder, code);
        encoding.writeVarString(encoder, "");
      });
    }
  }

  sendUpdate(name: string, update: Uint8Array): void {
    for (const [channel, open] of this.channels) {
      if (open.name !== name) continue;
      this.message(channel, MessageType.sync, (encoder) => syncProtocol.writeUpdate(encoder, update));
    }
  }

  acknowledgeAll(): void {
    for (const [channel, { writes }] of this.channels) {
      this.message(channel, MessageType.ack, (encoder) => encoding.writeVarUint(encoder, writes));
    }
  }

  private begin(): void {
    if (!this.server.reachable) {
      this.drop(1006);
      return;
    }
    this.readyState = 1;
    this.server.sockets.add(this);
    const hello = { userId: this.server.userId, version: 1, serverTime: new Date().toISOString() };
    this.control(ControlOp.hello, (encoder) => encoding.writeVarString(encoder, JSON.stringify(hello)));
  }

  private control(op: number, write: (encoder: encoding.Encoder) => void): void {
    this.message(0, op, write);
  }

  private message(channel: number, type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, channel);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    const data = encoding.toUint8Array(encoder).slice().buffer;
    setTimeout(() => this.readyState === 1 && this.onmessage?.({ data }), 1);
  }

  private receive(frame: Uint8Array): void {
    if (this.readyState !== 1) return;
    const decoder = decoding.createDecoder(frame);
    const channel = decoding.readVarUint(decoder);
    if (channel === 0) this.receiveControl(decoder);
    else this.receiveMessage(channel, decoder);
  }

  private receiveControl(decoder: decoding.Decoder): void {
    const op = decoding.readVarUint(decoder);
    const channel = decoding.readVarUint(decoder);
    if (op === ControlOp.close) {
      this.channels.delete(channel);
      return;
    }
    const name = decoding.readVarString(decoder);
    const answer = this.server.answers.get(name) ?? { right: "write" as const, epoch: 1, schema: 1 };
    this.channels.set(channel, { name, writes: 0 });
    if (typeof answer === "number") {
      this.closeDocument(name, answer);
      return;
    }
    this.message(channel, MessageType.opened, (encoder) =>
      encoding.writeVarString(encoder, JSON.stringify(answer)),
    );
    this.message(channel, MessageType.sync, (encoder) =>
      syncProtocol.writeSyncStep1(encoder, this.server.doc(name)),
    );
  }

  private receiveMessage(channel: number, decoder: decoding.Decoder): void {
    const open = this.channels.get(channel);
    if (!open || decoding.readVarUint(decoder) !== MessageType.sync) return;
    const doc = this.server.doc(open.name);
    const reply = encoding.createEncoder();
    const fan = (update: Uint8Array) => this.server.fanOut(open.name, update, this);
    doc.on("update", fan);
    const type = syncProtocol.readSyncMessage(decoder, reply, doc, this);
    doc.off("update", fan);
    this.server.received++;
    if (encoding.length(reply) > 0) {
      const bytes = encoding.toUint8Array(reply);
      this.message(channel, MessageType.sync, (encoder) => encoding.writeUint8Array(encoder, bytes));
    }
    if (type === syncProtocol.messageYjsSyncStep1) return;
    open.writes++;
    if (!this.server.durable) return;
    this.message(channel, MessageType.ack, (encoder) => encoding.writeVarUint(encoder, open.writes));
  }
}
