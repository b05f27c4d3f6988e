import { randomUUID } from "node:crypto";
import * as decoding from "lib0/decoding";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { customerName, indexName } from "@/lib/docs/names";
import { ControlOp } from "@/lib/protocol/channels";
import {
  encodeChannelFrame,
  encodeClose,
  encodeOpen,
  encodeSyncStep1,
  encodeUpdate,
} from "@/lib/protocol/encode";
import { MessageType } from "@/lib/protocol/messages";
import { until } from "./support/client";
import { RawClient } from "./support/raw-client";
import { startTestServer, type TestServer } from "./support/server";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server?.stop());

interface Frame {
  readonly channel: number;
  readonly decoder: decoding.Decoder;
}

/** Frames heard so far, with their channel taken off. */
function heard(client: RawClient): Frame[] {
  return client.frames.map((bytes) => {
    const decoder = decoding.createDecoder(bytes);
    return { channel: decoding.readVarUint(decoder), decoder };
  });
}

function messageTypes(client: RawClient, channel: number): number[] {
  return heard(client)
    .filter((frame) => frame.channel === channel)
    .map(({ decoder }) => decoding.readVarUint(decoder));
}

async function socket(username: string): Promise<RawClient> {
  const client = new RawClient(server, server.company.person(username), "?genjin=1&v=1");
  client.isRaw = true;
  await client.open();
  await until(() => client.frames.length > 0, "hello");
  return client;
}

describe("many documents over one socket", () => {
  it("says hello first, then opens each channel, step 1 before all else, and acknowledges", async () => {
    const client = await socket("sales1");
    const [hello] = heard(client);
    expect(hello?.channel).toBe(0);
    expect(decoding.readVarUint((hello as Frame).decoder)).toBe(ControlOp.hello);
    const doc = new Y.Doc();
    doc.getMap("fields").set("name", "channel");
    client.send(encodeOpen(1, customerName(randomUUID())));
    client.send(encodeOpen(2, indexName(server.company.person("sales1").id)));
    client.send(encodeChannelFrame(1, encodeSyncStep1(Y.encodeStateVector(new Y.Doc()))));
    client.send(encodeChannelFrame(1, encodeUpdate(Y.encodeStateAsUpdate(doc))));
    await until(() => messageTypes(client, 1).includes(MessageType.ack), "ack");
    expect(messageTypes(client, 1).slice(0, 2)).toEqual([MessageType.opened, MessageType.sync]);
    await until(() => messageTypes(client, 2).length >= 3, "row of the index");
    client.stop();
  });

  it("closes one channel with a code, and leaves the others open", async () => {
    const client = await socket("sales1");
    client.send(encodeOpen(1, "nonsense"));
    client.send(encodeOpen(2, indexName(server.company.person("sales7").id)));
    client.send(encodeOpen(3, indexName(server.company.person("sales1").id)));
    await until(() => messageTypes(client, 3).length >= 2, "third channel");
    const closed = heard(client)
      .filter(({ channel }) => channel === 0)
      .slice(1)
      .map(({ decoder }) => [
        decoding.readVarUint(decoder),
        decoding.readVarUint(decoder),
        decoding.readVarUint(decoder),
      ]);
    expect(closed.sort()).toEqual([
      [ControlOp.closed, 1, 4404],
      [ControlOp.closed, 2, 4403],
    ]);
    client.send(encodeClose(3));
    client.send(encodeChannelFrame(3, new Uint8Array([99])));
    client.send(encodeOpen(4, "company/settings"));
    await until(() => messageTypes(client, 4).length >= 2, "fourth channel");
    expect(client.closeCode).toBeNull();
    client.stop();
  });

  it("opens 200 documents at once", async () => {
    const client = await socket("sales1");
    const startedAt = performance.now();
    for (let channel = 1; channel <= 200; channel += 1) {
      client.send(encodeOpen(channel, customerName(randomUUID())));
      client.send(encodeChannelFrame(channel, encodeSyncStep1(new Uint8Array([0]))));
    }
    await until(() => heard(client).filter(({ channel }) => channel > 0).length >= 600, "all open", 20_000);
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    client.stop();
  });
});
