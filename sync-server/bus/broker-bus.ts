import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { Bus, BusEvent } from "@/lib/protocol/bus";
import type { BrokerLine, OpenLine } from "./broker-line";
import { packMessages, readMessage, signMessage } from "./bus-messages";
import { createLocalBus } from "./local-bus";
import { Outbox } from "./outbox";

export interface BrokerBusOptions {
  readonly log?: Logger | undefined;
  /** How often a node sends itself a message, to learn whether its line still carries any. */
  readonly beatMs?: number;
}

const usualBeatMs = 5_000;
/** A node that let so many beats pass without leaving has crashed, maybe between a commit and its wake-up. */
const beatsUntilGone = 3;
const firstRetryMs = 200;
const longestRetryMs = 3_000;
/** How long a node that stops goes on trying to say so. */
const leaveMs = 1_000;

/**
 * A bus over a broker. Own listeners are called at once, those of other nodes by message; a node knows its own echo.
 * Only one message is under way: what is published meanwhile goes together in the next, so that a broker is never
 * asked more than it can take. While there is no line events are lost; once it is back this node compares everything
 * it has open with the log, and tells the others to do the same if it had something to say. So does every node when
 * another one falls silent.
 */
export class BrokerBus implements Bus {
  readonly #node = crypto.randomUUID();
  readonly #local = createLocalBus();
  readonly #outbox = new Outbox();
  readonly #beatMs: number;
  readonly #beat: NodeJS.Timeout;
  /** When each of the other nodes was heard last. */
  readonly #heardAt = new Map<string, number>();
  #line: BrokerLine | null = null;
  #retry: NodeJS.Timeout | undefined;
  #failures = 0;
  #isSending = false;
  /** A beat was sent, and nothing of our own has come back since. */
  #isUnanswered = false;
  #isClosed = false;

  constructor(
    readonly openLine: OpenLine,
    readonly options: BrokerBusOptions = {},
  ) {
    this.#beatMs = options.beatMs ?? usualBeatMs;
    this.#beat = setInterval(() => this.#sendBeat(), this.#beatMs);
    this.#beat.unref();
  }

  /** Tries to reach the broker once; where it can't be, goes on trying in the background. */
  start(): Promise<void> {
    return this.#open();
  }

  publish(event: BusEvent): void {
    this.#local.publish(event);
    if (this.#isClosed) return;
    this.#outbox.add(event);
    setImmediate(() => void this.#send());
  }

  subscribe(listener: (event: BusEvent) => void): () => void {
    return this.#local.subscribe(listener);
  }

  isUp(): boolean {
    return this.#line !== null;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    await Promise.race([this.#takeLeave(), pause(leaveMs, undefined, { ref: false })]);
    this.#isClosed = true;
    clearInterval(this.#beat);
    clearTimeout(this.#retry);
    const line = this.#line;
    this.#line = null;
    await line?.close().catch(() => undefined);
    await this.#local.close();
  }

  /** A broker that is away misses it, and the others find out by themselves. */
  async #takeLeave(): Promise<void> {
    await this.#send();
    await this.#line?.send(signMessage(this.#node, true)).catch(() => undefined);
  }

  async #open(): Promise<void> {
    let isLost = false;
    let opened: BrokerLine | null = null;
    const lost = (error: Error) => {
      isLost = true;
      if (opened && this.#line === opened) this.#lose(error);
    };
    try {
      opened = await this.openLine({ hear: (message) => this.#hear(message), lost });
    } catch (error) {
      this.#failed(error);
      return;
    }
    if (isLost || this.#isClosed) {
      await opened.close().catch(() => undefined);
      if (!this.#isClosed) this.#failed(new Error("the line to the broker was lost while it was opened"));
      return;
    }
    this.#begin(opened);
  }

  #begin(line: BrokerLine): void {
    this.#line = line;
    this.#isUnanswered = false;
    this.#heardAt.clear();
    if (this.#failures > 0) {
      this.options.log?.info("the line to the other nodes is back");
      this.#failures = 0;
      this.#local.publish({ type: "missed" });
    }
    void this.#send();
  }

  #lose(error: unknown): void {
    const line = this.#line;
    this.#line = null;
    void line?.close().catch(() => undefined);
    this.#failed(error);
  }

  #failed(error: unknown): void {
    if (this.#isClosed) return;
    // One line of the log for each outage, however long it lasts.
    if (this.#failures === 0) this.options.log?.error({ err: error }, "there is no line to the other nodes");
    const ceiling = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(this.#failures, 10));
    this.#failures += 1;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#open(), ceiling * (0.5 + Math.random() / 2));
    this.#retry.unref();
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    while (this.#line && !this.#outbox.isEmpty) await this.#sendAll(this.#line);
    this.#isSending = false;
    // Without a line nothing is kept but that there was something to say.
    if (!this.#line && !this.#outbox.isEmpty) this.#outbox.overflow();
  }

  async #sendAll(line: BrokerLine): Promise<void> {
    try {
      for (const message of packMessages(this.#node, this.#outbox.take(), line.mostBytes)) {
        await line.send(message);
      }
    } catch (error) {
      this.#outbox.overflow();
      if (this.#line === line) this.#lose(error);
    }
  }

  #hear(text: string): void {
    const message = readMessage(text);
    if (message === null) {
      this.options.log?.debug("a message on the bus that is none of ours");
      return;
    }
    if (message.node === this.#node) {
      this.#isUnanswered = false;
      return;
    }
    if (message.leaves) this.#heardAt.delete(message.node);
    else this.#heardAt.set(message.node, Date.now());
    for (const event of message.events) this.#local.publish(event);
  }

  #findGone(): void {
    const silentSince = Date.now() - beatsUntilGone * this.#beatMs;
    for (const [node, heardAt] of this.#heardAt) {
      if (heardAt > silentSince) continue;
      this.#heardAt.delete(node);
      this.options.log?.warn({ node }, "another node has fallen silent");
      this.#local.publish({ type: "missed" });
    }
  }

  #sendBeat(): void {
    const line = this.#line;
    if (!line) return;
    if (this.#isUnanswered) {
      this.#outbox.overflow();
      this.#lose(new Error("the broker does not answer"));
      return;
    }
    this.#findGone();
    this.#isUnanswered = true;
    line.send(signMessage(this.#node)).catch((error: unknown) => {
      if (this.#line === line) this.#lose(error);
    });
  }
}
