import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Awareness } from "y-protocols/awareness";
import * as syncProtocol from "y-protocols/sync";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { channelSocketClass } from "@/lib/client/connection/channel-socket";
import type { SyncSocket } from "@/lib/client/connection/sync-socket";
import { MessageType, type Opened } from "@/lib/protocol/messages";
import { Acknowledgements } from "./acknowledgements";
import { ServerCopy } from "./server-copy";

export interface LiveEvents {
  readonly mayWrite: () => boolean;
  readonly onOpened: (opened: Opened) => void;
  /** Whether `onCompared` is wanted: it costs a pass over the whole document. Asked after `onOpened`. */
  readonly comparesCopy: () => boolean;
  /**
   * The server's answer is here and not yet in the document: whether the server has all that is in the document.
   * False as an answer keeps the server's out of it.
   */
  readonly onCompared: (serverHasAll: boolean) => boolean;
  readonly onSynced: () => void;
  readonly onAllDurable: () => void;
  /** The server closed this document for good. */
  readonly onClosed: (code: number) => void;
}

/** Longest pause before a document that the server asked to come back later is opened again. */
const maximumPauseMs = 15_000;

/** One document on the tab's socket: y-websocket's provider, with Genjin's own messages beside it. */
export class LiveConnection {
  readonly provider: WebsocketProvider;
  private readonly acknowledgements: Acknowledgements;

  constructor(
    socket: SyncSocket,
    name: string,
    private readonly doc: Y.Doc,
    awareness: Awareness,
    private readonly events: LiveEvents,
  ) {
    this.acknowledgements = new Acknowledgements(events.onAllDurable);
    const watch = {
      mayWrite: events.mayWrite,
      onWriteSent: (isAnswer: boolean) => this.acknowledgements.writeSent(isAnswer),
      onReset: () => this.acknowledgements.reset(),
    };
    this.provider = new WebsocketProvider("genjin", name, doc, {
      awareness,
      connect: false,
      disableBc: true,
      maxBackoffTime: maximumPauseMs,
      WebSocketPolyfill: channelSocketClass(socket, name, watch),
    });
    this.listen();
    this.provider.connect();
  }

  /** A question that the server answers at little cost, or null while this document is not connected. */
  lifeSign(): { channel: number; body: Uint8Array } | null {
    const socket = this.provider.ws as unknown as { channel: number; readyState: number } | null;
    if (socket?.readyState !== 1 || socket.channel === 0) return null;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MessageType.sync);
    syncProtocol.writeSyncStep1(encoder, this.doc);
    return { channel: socket.channel, body: encoding.toUint8Array(encoder) };
  }

  destroy(): void {
    this.provider.destroy();
  }

  private listen(): void {
    const { provider, events } = this;
    const applySync = provider.messageHandlers[MessageType.sync];
    let serverCopy = new ServerCopy(this.doc);
    provider.messageHandlers[MessageType.sync] = (encoder, decoder, ...rest) => {
      const serverHasAll = events.comparesCopy() ? serverCopy.read(decoder) : null;
      if (serverHasAll !== null && !events.onCompared(serverHasAll)) return;
      applySync?.(encoder, decoder, ...rest);
    };
    provider.messageHandlers[MessageType.ack] = (_encoder, decoder) =>
      this.acknowledgements.acknowledged(decoding.readVarUint(decoder));
    // The inbox document lists what was refused, on every device; the set-back itself arrives as an update.
    provider.messageHandlers[MessageType.refused] = () => undefined;
    provider.messageHandlers[MessageType.opened] = (_encoder, decoder) => {
      serverCopy = new ServerCopy(this.doc);
      events.onOpened(JSON.parse(decoding.readVarString(decoder)) as Opened);
    };
    provider.on("sync", (synced: boolean) => {
      if (synced) events.onSynced();
    });
    provider.on("closed", ({ code }: { code: number }) => events.onClosed(code));
  }
}
