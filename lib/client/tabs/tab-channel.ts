import type { DirtyDocument } from "@/lib/client/storage/cache-db";

/** What the tabs of one person on one device tell each other. */
type TabMessage =
  | { readonly kind: "hello"; readonly name: string; readonly stateVector: Uint8Array }
  | { readonly kind: "update"; readonly name: string; readonly update: Uint8Array }
  | { readonly kind: "dirty"; readonly record: DirtyDocument }
  | { readonly kind: "clean"; readonly name: string }
  | { readonly kind: "refusedChanged" };

export interface TabDocument {
  readonly onHello: (stateVector: Uint8Array) => void;
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

  constructor(userId: string) {
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`genjin:${userId}`);
    if (this.channel) this.channel.onmessage = (event) => this.receive(event.data as TabMessage);
  }

  /** From now on this tab has the document open; other tabs send what it lacks. */
  join(name: string, document: TabDocument, stateVector: Uint8Array): void {
    this.documents.set(name, document);
    this.send({ kind: "hello", name, stateVector });
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

  onDirty(listener: (record: DirtyDocument) => void): void {
    this.dirtyListener = listener;
  }

  onClean(listener: (name: string) => void): void {
    this.cleanListener = listener;
  }

  onRefusedChanged(listener: () => void): void {
    this.refusedListener = listener;
  }

  close(): void {
    this.channel?.close();
  }

  private send(message: TabMessage): void {
    this.channel?.postMessage(message);
  }

  private receive(message: TabMessage): void {
    switch (message.kind) {
      case "hello":
        this.documents.get(message.name)?.onHello(message.stateVector);
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
    }
  }
}
