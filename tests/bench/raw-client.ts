import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";

/**
 * A connection that speaks the y-websocket protocol and does no more: no document of its own, so that the load
 * generator costs little beside the server that is measured. Works with both servers.
 */
export interface RawClient {
  send(update: Uint8Array): void;
  /** Write messages sent: updates, and the answer to the server's step 1. */
  readonly sent: () => number;
  /** Genjin alone: how many of them are durable. */
  readonly acked: () => number;
  /** Updates that came back and begin with this client's own letters. */
  readonly echoed: () => number;
  /** Updates of anybody received. */
  readonly received: () => number;
  /** Called for each update received, with its arrival. */
  onUpdate: ((update: Uint8Array) => void) | null;
  onAck: (() => void) | null;
  readonly closed: () => number | null;
  close(): void;
}

const sync = 0;
const ack = 100;
const step1 = 0;
const step2 = 1;
const updateMessage = 2;

export interface RawOptions {
  readonly cookie?: string;
  /** Yjs client id of the one who writes here, for `echoed`. */
  readonly clientId?: number;
}

export async function openRaw(address: string, { cookie, clientId }: RawOptions = {}): Promise<RawClient> {
  const socket = new WebSocket(address, cookie ? { headers: { cookie } } : {});
  socket.binaryType = "arraybuffer";
  const counts = { sent: 0, acked: 0, echoed: 0, received: 0, closed: null as number | null };
  const client: RawClient = {
    send: (update) => write(updateMessage, update),
    sent: () => counts.sent,
    acked: () => counts.acked,
    echoed: () => counts.echoed,
    received: () => counts.received,
    onUpdate: null,
    onAck: null,
    closed: () => counts.closed,
    close: () => socket.close(),
  };
  const write = (kind: number, content: Uint8Array) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, content);
    counts.sent += 1;
    socket.send(encoding.toUint8Array(encoder));
  };
  const receiveSync = (decoder: decoding.Decoder) => {
    const kind = decoding.readVarUint(decoder);
    if (kind === step1) return write(step2, emptyUpdate);
    if (kind !== updateMessage) return;
    counts.received += 1;
    const update = decoding.readVarUint8Array(decoder);
    if (clientId !== undefined && firstClientOf(update) === clientId) counts.echoed += 1;
    client.onUpdate?.(update);
  };
  const opened = new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.on("close", (code) => {
      counts.closed = code;
      reject(new Error(`closed with ${code}`));
    });
    socket.on("message", (data: ArrayBuffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      const type = decoding.readVarUint(decoder);
      if (type === sync) {
        receiveSync(decoder);
        resolve();
      } else if (type === ack) {
        counts.acked = decoding.readVarUint(decoder);
        client.onAck?.();
      }
    });
  });
  await opened;
  socket.on("error", () => socket.terminate());
  return client;
}

const emptyUpdate = Y.encodeStateAsUpdate(new Y.Doc());

/** V1 encoding: how many clients, how many structs of the first one, its id. */
function firstClientOf(update: Uint8Array): number | null {
  const decoder = decoding.createDecoder(update);
  if (decoding.readVarUint(decoder) === 0) return null;
  decoding.readVarUint(decoder);
  return decoding.readVarUint(decoder);
}

/** Updates of one writer typing letters into a note, ready to be sent in this order. */
export function typedUpdates(doc: Y.Doc, fragment: string, count: number): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const paragraph = new Y.XmlElement("paragraph");
  const text = new Y.XmlText();
  doc.on("update", (update: Uint8Array) => updates.push(update));
  doc.transact(() => {
    doc.getXmlFragment(fragment).push([paragraph]);
    paragraph.insert(0, [text]);
  });
  for (let at = 0; at < count; at += 1) text.insert(at, String.fromCharCode(97 + (at % 26)));
  return updates;
}
