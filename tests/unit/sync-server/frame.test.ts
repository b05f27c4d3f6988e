import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { frameOf } from "@/sync-server/sockets/frame";

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
beforeAll(async () => {
  if (server.address() === null) await once(server, "listening");
});
afterAll(() => server.close());

/** What a client of another make gets of these frames, written into its socket as they are. */
async function received(frames: readonly Uint8Array[]): Promise<Buffer[]> {
  server.once("connection", (_socket, request) => {
    for (const frame of frames) request.socket.write(frame);
  });
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const messages: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    client.on("message", (data: Buffer, isBinary: boolean) => {
      if (!isBinary) reject(new Error("not binary"));
      if (messages.push(data) === frames.length) resolve();
    });
    client.on("error", reject);
  });
  client.terminate();
  return messages;
}

const message = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7) % 256);

describe("a finished WebSocket frame", () => {
  it.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])("carries %i bytes whole", async (length) => {
    const [data] = await received([frameOf(message(length))]);
    expect(data?.equals(message(length))).toBe(true);
  });

  it("stands beside others on one stream", async () => {
    const messages = [message(3), message(70_000), message(126)];
    const data = await received(messages.map(frameOf));
    expect(data.map(({ length }) => length)).toEqual([3, 70_000, 126]);
  });

  it("is made once for all who get the same message, and anew for another of the same bytes", () => {
    const first = message(10);
    expect(frameOf(first)).toBe(frameOf(first));
    expect(frameOf(message(10))).not.toBe(frameOf(first));
    expect(frameOf(message(10))).toEqual(frameOf(first));
  });
});
