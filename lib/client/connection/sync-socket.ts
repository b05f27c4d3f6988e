import { createStore, type Store } from "@/lib/client/store/store";
import { correctClock, nowIso } from "@/lib/client/time/clock";
import { CloseCode, isFinalClose } from "@/lib/protocol/close-codes";
import { MessageType, protocolVersion } from "@/lib/protocol/messages";
import { reconnectDelay } from "./backoff";
import type { ChannelSocket } from "./channel-socket";
import { closeFrame, messageFrame, openFrame, readFrame } from "./control-frames";
import type { Connection } from "./model";
import { askServer } from "./server-answers";

export interface SyncSocketEvents {
  /** The server closed the socket for good: 4401, 4403, 4409. */
  readonly onFinalClose: (code: number) => void;
  readonly onConnected: () => void;
}

const keepAliveMs = 15_000;
/** Silence after which the server is asked for a sign of life, and how long that may take. */
const silenceMs = 25_000;
const answerMs = 10_000;

/** The one socket of this tab. Documents come and go on it as channels; it comes back by itself. */
export class SyncSocket {
  readonly connection: Store<Connection> = createStore<Connection>({
    online: false,
    serverReachable: false,
    trouble: false,
    since: null,
  });
  private socket: WebSocket | null = null;
  private ready = false;
  private readonly channels = new Map<number, ChannelSocket>();
  private readonly waiting = new Set<ChannelSocket>();
  private nextChannel = 1;
  private failures = 0;
  private lastInbound = 0;
  private askedAt = 0;
  private stopped = true;
  private attempting = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private heartbeat: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly userId: string,
    private readonly events: SyncSocketEvents,
    /** Makes the server answer something cheap; see `askForLife`. */
    private readonly lifeSign: () => { channel: number; body: Uint8Array } | null,
  ) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    window.addEventListener("online", this.connectNow);
    window.addEventListener("offline", this.onOffline);
    document.addEventListener("visibilitychange", this.onVisible);
    this.heartbeat = setInterval(this.beat, keepAliveMs / 3);
    this.connectNow();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retryTimer);
    clearInterval(this.heartbeat);
    window.removeEventListener("online", this.connectNow);
    window.removeEventListener("offline", this.onOffline);
    document.removeEventListener("visibilitychange", this.onVisible);
    this.drop(1000, "stopped");
  }

  /** Skips the waiting time, for example when the network is back. */
  readonly connectNow = (): void => {
    if (this.stopped || this.socket || this.attempting) return;
    clearTimeout(this.retryTimer);
    void this.attempt();
  };

  attach(channel: ChannelSocket): void {
    if (this.ready) this.openChannel(channel);
    else this.waiting.add(channel);
  }

  detach(channel: ChannelSocket): void {
    this.waiting.delete(channel);
    if (this.channels.delete(channel.channel)) this.sendRaw(closeFrame(channel.channel));
  }

  send(channel: number, body: Uint8Array): void {
    this.sendRaw(messageFrame(channel, body));
  }

  private sendRaw(frame: Uint8Array<ArrayBuffer>): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(frame);
  }

  private openChannel(channel: ChannelSocket): void {
    channel.channel = this.nextChannel++;
    this.channels.set(channel.channel, channel);
    this.sendRaw(openFrame(channel.channel, channel.name));
  }

  private async attempt(): Promise<void> {
    this.attempting = true;
    // A browser that says it is offline may still reach a server on the same machine, so it is asked.
    const reachable = navigator.onLine || (await askServer()) !== "away";
    this.attempting = false;
    if (this.stopped || this.socket) return;
    if (!reachable) {
      this.failed();
      return;
    }
    const { protocol, host } = window.location;
    const scheme = protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${host}/sync?genjin=1&v=${protocolVersion}`);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.lastInbound = Date.now();
    this.askedAt = 0;
    socket.onmessage = (event) => {
      if (this.socket === socket) this.receive(new Uint8Array(event.data as ArrayBuffer));
    };
    socket.onclose = (event) => {
      if (this.socket === socket) this.drop(event.code, event.reason);
    };
  }

  private receive(bytes: Uint8Array<ArrayBuffer>): void {
    this.lastInbound = Date.now();
    this.askedAt = 0;
    const frame = readFrame(bytes);
    if (frame.kind === "hello") {
      if (frame.hello.userId !== this.userId) {
        // Somebody else signed in on this browser meanwhile: nothing of ours may go out under that name.
        this.drop(CloseCode.signInAgain, "another person");
        return;
      }
      correctClock(frame.hello.serverTime);
      this.becameReady();
    } else if (frame.kind === "message") {
      // A document that was opened shows that the server can read again.
      if (frame.body[0] === MessageType.opened) this.setTrouble(false);
      this.channels.get(frame.channel)?.receive(frame.body);
    } else if (frame.kind === "closed") {
      const channel = this.channels.get(frame.channel);
      this.channels.delete(frame.channel);
      if (frame.code === CloseCode.trouble) this.setTrouble(true);
      channel?.lost(frame.code, frame.reason);
    }
  }

  private becameReady(): void {
    this.ready = true;
    this.failures = 0;
    this.setConnection(true, true);
    const waiting = [...this.waiting];
    this.waiting.clear();
    this.events.onConnected();
    for (const channel of waiting) this.openChannel(channel);
  }

  /** Takes the socket down, whoever ended it, and plans the next attempt unless the server's word was final. */
  private drop(code: number, reason: string): void {
    const socket = this.socket;
    this.socket = null;
    this.ready = false;
    if (socket) {
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    }
    const channels = [...this.channels.values()];
    this.channels.clear();
    for (const channel of channels) channel.lost(1006, reason);
    if (isFinalClose(code)) {
      this.setConnection(false, true);
      clearTimeout(this.retryTimer);
      this.stopped = true;
      clearInterval(this.heartbeat);
      this.events.onFinalClose(code);
      return;
    }
    this.failed(code === CloseCode.trouble);
  }

  private failed(trouble = false): void {
    this.setConnection(false, trouble, trouble);
    if (this.stopped) return;
    if (!trouble && navigator.onLine) void this.askWhy();
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(this.connectNow, reconnectDelay(this.failures++, Math.random()));
  }

  /** A socket that doesn't come about gives no reason; the server itself may. */
  private async askWhy(): Promise<void> {
    const condition = await askServer();
    if (this.stopped || this.socket || condition === "away") return;
    this.setConnection(false, true, condition === "trouble");
  }

  private setTrouble(trouble: boolean): void {
    const { online, serverReachable } = this.connection.get();
    this.setConnection(online, serverReachable, trouble);
  }

  private setConnection(online: boolean, serverReachable: boolean, trouble = false): void {
    const before = this.connection.get();
    const isSame = before.online === online && before.serverReachable === serverReachable;
    if (isSame && before.trouble === trouble && before.since) return;
    const since = before.online === online && before.since ? before.since : nowIso();
    this.connection.set({ online, serverReachable, trouble, since });
  }

  private readonly onOffline = (): void => this.drop(1006, "offline");

  private readonly onVisible = (): void => {
    if (document.visibilityState !== "visible") return;
    if (!this.socket) this.connectNow();
    else if (Date.now() - this.lastInbound > keepAliveMs) this.askForLife();
  };

  private readonly beat = (): void => {
    const now = Date.now();
    if (this.askedAt > 0 && now - this.askedAt > answerMs) {
      this.drop(1006, "no answer");
      return;
    }
    if (!this.ready) {
      if (this.socket && now - this.lastInbound > silenceMs) this.drop(1006, "no hello");
      return;
    }
    if (this.askedAt === 0 && now - this.lastInbound > silenceMs) this.askForLife();
    for (const channel of this.channels.values()) channel.keepAlive();
  };

  /** Browsers hide the protocol's pings from pages, so a document's state is asked for, which is nearly free. */
  private askForLife(): void {
    const question = this.lifeSign();
    if (!question || this.askedAt > 0) return;
    this.askedAt = Date.now();
    this.send(question.channel, question.body);
  }
}
