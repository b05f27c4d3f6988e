import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** Placeholder until the sync module lands. */
export async function startSyncServer(_options: unknown) {
  return {
    handleUpgrade: (_request: IncomingMessage, socket: Duplex, _head: Buffer) => void socket.destroy(),
    close: async () => undefined,
  };
}
