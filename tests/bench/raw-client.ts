import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";

/**
 * A connection that speaks the y-websocket protocol and does no more: no document of its own, so that the load
 * generator costs little beside the server that is measured. Works with all servers of the benches.
 */
export interface RawClient {
  send(update: Uint8Array): void;
  /** Asks for the whole document, as a fresh client does. */
  fetchAll(): Promise<Uint8Array>;
  /** Genjin alone: how many of the messages sent are durable. */
  readonly acked: () => number;
  /** Updates that came back and begin with this client's own letters. */
  readonly echoed: () => number;
  /** Called for each update received, with its arrival. */
  onUpdate: ((update: Uint8Array) => void) | null;
  onAck: (() => void) | null;
  readonly closed: () => number | null;
  close(): void;
}

const messageSync = 0;
const messageAuth = 2;
const messageAck = 100;
const syncStep1 = 0;
const syncStep2 = 1;
const syncUpdate = 2;

const emptyUpdate = Y.encodeStateAsUpdate(new Y.Doc());
const emptyVector = new Uint8Array([0]);

export interface RawOptions {
  readonly cookie?: string;
  /** Yjs client id of the one who writes here, for `echoed`. */
  readonly clientId?: number;
  /** What this client has and the server asks for; nothing unless told. */
  readonly holds?: Uint8Array;
  /** Hocuspocus: many documents share a socket there, so that each message begins with a name. */
  readonly document?: string;
}

export async function openRaw(address: string, options: RawOptions = {}): Promise<RawClient> {
  const client = new SocketClient(address, options);
  await client.opened;
  return client;
}

class SocketClient implements RawClient {
  onUpdate: ((update: Uint8Array) => void) | null = null;
  onAck: (() => void) | null = null;
  readonly opened: Promise<void>;
  readonly #socket: WebSocket;
  #acked = 0;
  #echoed = 0;
  #closed: number | null = null;
  #whole: ((state: Uint8Array) => void) | null = null;
  #isOpened: () => void = () => undefined;

  constructor(
    address: string,
    readonly options: RawOptions,
  ) {
    const { cookie, document } = options;
    this.#socket = new WebSocket(address, {
      perMessageDeflate: false,
      ...(cookie ? { headers: { cookie } } : {}),
    });
    this.#socket.on("message", (data: Buffer) => this.#receive(data));
    this.opened = new Promise((resolve, reject) => {
      this.#isOpened = resolve;
      this.#socket.on("error", reject);
      this.#socket.on("close", (code) => {
        this.#closed = code;
        reject(new Error(`closed with ${code}`));
      });
    });
    if (document !== undefined) this.#socket.on("open", () => this.#send(messageAuth, 0, new Uint8Array()));
  }

  acked = () => this.#acked;
  echoed = () => this.#echoed;
  closed = () => this.#closed;
  send = (update: Uint8Array) => this.#send(messageSync, syncUpdate, update);
  close = () => this.#socket.close();

  fetchAll(): Promise<Uint8Array> {
    this.#send(messageSync, syncStep1, emptyVector);
    return new Promise((resolve) => {
      this.#whole = resolve;
    });
  }

  #send(type: number, kind: number, content: Uint8Array): void {
    const encoder = encoding.createEncoder();
    if (this.options.document !== undefined) encoding.writeVarString(encoder, this.options.document);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, content);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  #receive(data: Uint8Array): void {
    const decoder = decoding.createDecoder(data);
    if (this.options.document !== undefined) decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === messageAuth) this.#isOpened();
    else if (type === messageSync) this.#receiveSync(decoder);
    else if (type === messageAck) {
      this.#acked = decoding.readVarUint(decoder);
      this.onAck?.();
    }
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder);
    const content = decoding.readVarUint8Array(decoder);
    if (kind === syncStep1) {
      this.#send(messageSync, syncStep2, this.options.holds ?? emptyUpdate);
      this.#isOpened();
    } else if (kind === syncStep2) this.#whole?.(content);
    else {
      if (firstClientOf(content) === this.options.clientId) this.#echoed += 1;
      this.onUpdate?.(content);
    }
  }
}

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
