import * as decoding from "lib0/decoding";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { addFollowUp, readCustomer } from "@/lib/docs/customer-doc";
import { customerName } from "@/lib/docs/names";
import { MessageType } from "@/lib/protocol/messages";
import type { TestPerson } from "../support/company";

/** Follow-ups that a writer has under way at most. */
const mostUnderWay = 30;

/**
 * Somebody with a stock y-websocket client, behind a load balancer, who writes follow-ups into a customer, one after
 * the other, and knows which of them the server has acknowledged.
 */
export class Writer {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  readonly closeCodes: number[] = [];
  /** Of follow-ups, in the order in which they were written: so many are acknowledged. */
  acknowledged = 0;
  /** The longest time from the end of a connection to the first acknowledgement on the next one. */
  awayMs = 0;
  #cutAt: number | null = null;
  #written = 0;
  /** Of this connection: how many follow-ups were written when its nth write message left. */
  #messages: number[] = [];

  constructor(
    url: string,
    readonly person: TestPerson,
    readonly customerId: string,
    readonly label: string,
  ) {
    this.provider = new WebsocketProvider(url, customerName(customerId), this.doc, {
      WebSocketPolyfill: this.#socketClass() as never,
      disableBc: true,
      params: { genjin: "1" },
    });
    this.provider.messageHandlers[MessageType.ack] = (_, decoder) => {
      const upTo = this.#messages[decoding.readVarUint(decoder) - 1] ?? 0;
      this.acknowledged = Math.max(this.acknowledged, upTo);
      if (this.#cutAt !== null) this.awayMs = Math.max(this.awayMs, performance.now() - this.#cutAt);
      this.#cutAt = null;
    };
    for (const type of [MessageType.refused, MessageType.opened]) {
      this.provider.messageHandlers[type] = (_, decoder) => void decoding.readVarString(decoder);
    }
    this.provider.on("connection-close", (event: { code?: number } | null) => {
      this.#cutAt ??= performance.now();
      if (event?.code !== undefined) this.closeCodes.push(event.code);
    });
  }

  get written(): number {
    return this.#written;
  }

  #idOf = (number: number): string => `${this.label}-${number}`;

  /** Of this writer's first follow-ups, so many. */
  missingIn(doc: Y.Doc, count: number): string[] {
    const found = new Set(readCustomer(doc).followUps.map(({ id }) => id));
    return Array.from({ length: count }, (_, at) => this.#idOf(at + 1)).filter((id) => !found.has(id));
  }

  write(): void {
    if (this.#written - this.acknowledged >= mostUnderWay) return;
    this.#written += 1;
    const id = this.#idOf(this.#written);
    const now = new Date().toISOString();
    const followUp = { id, subject: id, method: "phone", authorId: this.person.id, time: now, now } as const;
    this.doc.transact(() => addFollowUp(this.doc, { ...followUp, text: [`note ${id}`] }));
  }

  stop(): void {
    this.provider.destroy();
  }

  #socketClass(): typeof WebSocket {
    const headers = { cookie: `genjin_session=${this.person.token}` };
    const opened = () => {
      this.#messages = [];
    };
    const sent = (bytes: Uint8Array) => {
      // Type, then kind; step 1 (0) writes nothing.
      if (bytes[0] === MessageType.sync && bytes[1] !== 0) this.#messages.push(this.#written);
    };
    return class extends WebSocket {
      constructor(url: string | URL) {
        super(url, { headers });
        this.on("open", opened);
      }
      override send(bytes: Uint8Array): void {
        sent(bytes);
        super.send(bytes);
      }
    } as unknown as typeof WebSocket;
  }
}
