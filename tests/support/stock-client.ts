import type { Decoder } from "lib0/decoding";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { eventually } from "./eventually";

/**
 * A document opened by the stock `y-websocket` provider, as any other program would: a cookie header, and nothing of
 * Genjin's own protocol. Nothing here imports from lib/.
 */
export interface StockDocument {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Code of the last close by the server, or null while none was seen. */
  readonly closeCode: () => number | null;
  close(): void;
}

export interface StockOptions {
  readonly params?: Record<string, string>;
  readonly doc?: Y.Doc;
  /** What to do with messages of types that the stock client doesn't know. */
  readonly handlers?: Readonly<Record<number, (decoder: Decoder) => void>>;
}

export function openStock(
  url: string,
  name: string,
  cookie: string | undefined,
  { params = {}, doc = new Y.Doc(), handlers = {} }: StockOptions = {},
): StockDocument {
  let closeCode: number | null = null;
  const address = `${url.replace(/^http/, "ws")}/sync`;
  const provider = new WebsocketProvider(address, name, doc, {
    WebSocketPolyfill: webSocketWith(cookie),
    disableBc: true,
    params,
  });
  for (const [type, handle] of Object.entries(handlers)) {
    provider.messageHandlers[Number(type)] = (_encoder, decoder) => handle(decoder);
  }
  provider.on("connection-close", (event: { code?: number } | null) => {
    closeCode = event?.code ?? closeCode;
  });
  return {
    doc,
    provider,
    closeCode: () => closeCode,
    close() {
      provider.destroy();
      doc.destroy();
    },
  };
}

// Each provider listens for the end of the process; dozens at once are no leak here.
process.setMaxListeners(200);

/** Opens and waits until the first sync is through. */
export async function openSynced(
  url: string,
  name: string,
  cookie: string,
  options?: StockOptions,
): Promise<StockDocument> {
  const stock = openStock(url, name, cookie, options);
  await eventually(() => stock.provider.synced || stock.closeCode() !== null, { what: `${name} is synced` });
  if (stock.provider.synced) return stock;
  stock.close();
  throw new Error(`${name} was closed with ${stock.closeCode()}`);
}

/** Browsers send the cookie by themselves; Node has to be told. */
function webSocketWith(cookie: string | undefined): typeof globalThis.WebSocket {
  class CookieSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols ?? [], cookie ? { headers: { cookie } } : {});
    }
  }
  return CookieSocket as unknown as typeof globalThis.WebSocket;
}
