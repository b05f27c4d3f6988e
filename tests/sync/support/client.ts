import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { TestPerson } from "./company";
import type { TestServer } from "./server";

/** A stock y-websocket client with a session cookie. */
export interface TestClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Every byte that came in, in one piece: for looking for what must not be there. */
  received(): Buffer;
  /** Resolves once everything that this client wrote has come back from the server. */
  synced(): Promise<void>;
  /** Resolves with the code of a final close. */
  closed(): Promise<number>;
  stop(): void;
}

export interface ConnectOptions {
  readonly doc?: Y.Doc;
  readonly connect?: boolean;
  readonly params?: Record<string, string>;
  readonly headers?: Record<string, string>;
}

export function connect(
  server: Pick<TestServer, "url">,
  person: TestPerson | null,
  name: string,
  options: ConnectOptions = {},
): TestClient {
  const doc = options.doc ?? new Y.Doc();
  const chunks: Buffer[] = [];
  const cookie = person ? { cookie: `genjin_session=${person.token}` } : {};
  class Socket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { ...cookie, ...options.headers } });
      this.on("message", (data: ArrayBuffer) => chunks.push(Buffer.from(data)));
    }
  }
  const provider = new WebsocketProvider(server.url, name, doc, {
    WebSocketPolyfill: Socket as never,
    disableBc: true,
    connect: options.connect ?? true,
    params: options.params ?? {},
  });
  let closedWith: number | null = null;
  provider.on("closed", ({ code }: { code: number }) => {
    closedWith = code;
  });
  return {
    doc,
    provider,
    received: () => Buffer.concat(chunks),
    synced: () => until(() => provider.synced, `${name} synced`),
    async closed() {
      await until(() => closedWith !== null, `${name} closed`);
      return closedWith ?? 0;
    },
    stop() {
      provider.destroy();
      doc.destroy();
    },
  };
}

/** Waits until something holds; fails with what was waited for. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, ms = 8000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Whether two documents say the same. */
export function isSame(a: Y.Doc, b: Y.Doc): boolean {
  return Buffer.from(Y.encodeStateVector(a)).equals(Buffer.from(Y.encodeStateVector(b)));
}
