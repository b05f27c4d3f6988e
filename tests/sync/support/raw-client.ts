import * as decoding from "lib0/decoding";
import WebSocket from "ws";
import * as Y from "yjs";
import { encodeSyncStep1, encodeSyncStep2, encodeUpdate } from "@/lib/protocol/encode";
import { MessageType, type Opened, type Refusal } from "@/lib/protocol/messages";
import { until } from "./client";
import type { TestPerson } from "./company";
import type { TestServer } from "./server";

/** A Genjin client made of bytes: says exactly what a test wants said, and shows everything it hears. */
export class RawClient {
  readonly doc = new Y.Doc();
  readonly frames: Uint8Array[] = [];
  readonly messages: string[] = [];
  readonly refused: Refusal[] = [];
  opened: Opened | null = null;
  acked = 0;
  sent = 0;
  closeCode: number | null = null;
  readonly socket: WebSocket;

  constructor(
    server: Pick<TestServer, "url">,
    person: TestPerson | null,
    path: string,
    headers: Record<string, string> = {},
  ) {
    const cookie = person ? { cookie: `genjin_session=${person.token}` } : {};
    this.socket = new WebSocket(`${server.url}${path}`, { headers: { ...cookie, ...headers } });
    this.socket.binaryType = "nodebuffer";
    this.socket.on("message", (data: Buffer) => this.#hear(new Uint8Array(data)));
    this.socket.on("close", (code) => {
      this.closeCode = code;
    });
    this.socket.on("error", () => undefined);
  }

  #hear(bytes: Uint8Array): void {
    this.frames.push(bytes);
    if (this.isRaw) return;
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === MessageType.sync) {
      const syncType = decoding.readVarUint(decoder);
      const body = decoding.readVarUint8Array(decoder);
      this.messages.push(["step1", "step2", "update"][syncType] ?? "?");
      if (syncType > 0) Y.applyUpdate(this.doc, body, "server");
    } else if (type === MessageType.ack) {
      this.messages.push("ack");
      this.acked = decoding.readVarUint(decoder);
    } else if (type === MessageType.refused) {
      this.messages.push("refused");
      this.refused.push(...(JSON.parse(decoding.readVarString(decoder)) as Refusal[]));
    } else if (type === MessageType.opened) {
      this.messages.push("opened");
      this.opened = JSON.parse(decoding.readVarString(decoder)) as Opened;
    } else this.messages.push(`type ${type}`);
  }

  /** Set for sockets whose frames aren't those of one document. */
  isRaw = false;

  async open(): Promise<this> {
    await until(() => this.socket.readyState === WebSocket.OPEN || this.closeCode !== null, "socket open");
    return this;
  }

  /** Waits for the server's step 1, asks for the state in turn, and waits for it. */
  async ready(): Promise<this> {
    await until(() => this.messages.includes("step1"), "step 1", 30_000);
    this.send(encodeSyncStep1(Y.encodeStateVector(this.doc)));
    await until(() => this.messages.includes("step2"), "step 2", 30_000);
    return this;
  }

  send(bytes: Uint8Array): void {
    this.socket.send(bytes);
  }

  write(update: Uint8Array, asStep2 = false): void {
    this.sent += 1;
    this.send(asStep2 ? encodeSyncStep2(update) : encodeUpdate(update));
  }

  /** Edits the own copy and sends what changed. */
  edit(edit: (doc: Y.Doc) => void): void {
    const updates: Uint8Array[] = [];
    const listen = (update: Uint8Array, origin: unknown) => origin !== "server" && updates.push(update);
    this.doc.on("update", listen);
    this.doc.transact(() => edit(this.doc));
    this.doc.off("update", listen);
    for (const update of updates) this.write(update);
  }

  async allAcked(): Promise<void> {
    await until(() => this.acked === this.sent, `ack of ${this.sent}`, 15_000);
  }

  async closed(): Promise<number> {
    await until(() => this.closeCode !== null, "close");
    return this.closeCode ?? 0;
  }

  received(): Buffer {
    return Buffer.concat(this.frames);
  }

  stop(): void {
    this.socket.terminate();
  }
}
