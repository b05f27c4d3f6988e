import type { DirtyDocument } from "@/lib/client/storage/cache-db";

/** What the tabs of one person on one device tell each other. */
type TabMessage =
  /** `answer`: said to a newcomer, who then sends what this tab lacks. */
  | {
      readonly kind: "hello";
      readonly name: string;
      readonly stateVector: Uint8Array;
      readonly answer?: boolean;
    }
  | { readonly kind: "update"; readonly name: string; readonly update: Uint8Array }
  | { readonly kind: "dirty"; readonly record: DirtyDocument }
  | { readonly kind: "clean"; readonly name: string }
  | { readonly kind: "refusedChanged" }
  | { readonly kind: "signedOut" }
  | { readonly kind: "outboxChanged" };

export interface TabDocument {
  /** Another tab has it open, and this is what it knows; the newcomer is told the same of this one. */
  readonly onHello: (stateVector: Uint8Array) => void;
  readonly stateVector: () => Uint8Array;
  readonly onUpdate: (update: Uint8Array) => void;
}

/**
 * The person's id is in the channel's name: two people in one browser must not reach each other. Not y-websocket's
 * own channel, which does not pass an edit on to a server that only the other tab can reach.
 */
export class TabChannel {
  private readonly channel: BroadcastChannel | null;
  private readonly documents = new Map<string, TabDocument>();
  private dirtyListener: (record: DirtyDocument) => void = () => undefined;
  private cleanListener: (name: string) => void = () => undefined;
  private refusedListener: () => void = () => undefined;
  private signedOutListener: () => void = () => undefined;
  private closed = false;
  private outboxListener: () => void = () => undefined;

  constructor(userId: string) {
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`genjin:${userId}`);
    if (this.channel) this.channel.onmessage = (event) => this.receive(event.data as TabMessage);
  }

  /** From now on this tab has the document open; other tabs send what it lacks. */
  join(name: string, document: TabDocument): void {
    this.documents.set(name, document);
    this.send({ kind: "hello", name, stateVector: document.stateVector() });
  }

  leave(name: string): void {
    this.documents.delete(name);
  }

  sendUpdate(name: string, update: Uint8Array): void {
    this.send({ kind: "update", name, update });
  }

  sendDirty(record: DirtyDocument): void {
    this.send({ kind: "dirty", record });
  }

  sendClean(name: string): void {
    this.send({ kind: "clean", name });
  }

  sendRefusedChanged(): void {
    this.send({ kind: "refusedChanged" });
  }

  /** The person's data is about to leave this device. */
  sendSignedOut(): void {
    this.send({ kind: "signedOut" });
  }

  onSignedOut(listener: () => void): void {
    this.signedOutListener = listener;
  }

  sendOutboxChanged(): void {
    this.send({ kind: "outboxChanged" });
  }

  onDirty(listener: (record: DirtyDocument) => void): void {
    this.dirtyListener = listener;
  }

  onClean(listener: (name: string) => void): void {
    this.cleanListener = listener;
  }

  onRefusedChanged(listener: () => void): void {
    this.refusedListener = listener;
  }

  onOutboxChanged(listener: () => void): void {
    this.outboxListener = listener;
  }

  close(): void {
    this.closed = true;
    this.channel?.close();
  }

  /** A closed channel throws, and an edit that throws while it is told of wedges its document. */
  private send(message: TabMessage): void {
    if (!this.closed) this.channel?.postMessage(message);
  }

  private greeted({ name, stateVector, answer }: Extract<TabMessage, { kind: "hello" }>): void {
    const document = this.documents.get(name);
    document?.onHello(stateVector);
    if (document && !answer) {
      this.send({ kind: "hello", name, stateVector: document.stateVector(), answer: true });
    }
  }

  private receive(message: TabMessage): void {
    switch (message.kind) {
      case "hello":
        this.greeted(message);
        return;
      case "update":
        this.documents.get(message.name)?.onUpdate(message.update);
        return;
      case "dirty":
        this.dirtyListener(message.record);
        return;
      case "clean":
        this.cleanListener(message.name);
        return;
      case "refusedChanged":
        this.refusedListener();
        return;
      case "signedOut":
        this.signedOutListener();
        return;
      case "outboxChanged":
        this.outboxListener();
    }
  }
}
