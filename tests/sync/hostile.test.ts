import { randomBytes, randomUUID } from "node:crypto";
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { customerName } from "@/lib/docs/names";
import { encodeAwareness, encodeUpdate } from "@/lib/protocol/encode";
import { connect, until } from "./support/client";
import { RawClient } from "./support/raw-client";
import { startTestServer, type TestServer } from "./support/server";

let server: TestServer;
const open: { stop(): void }[] = [];
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(async () => {
  for (const client of open) client.stop();
  await server?.stop();
});

function raw(username: string | null, path: string, headers = {}): RawClient {
  const person = username === null ? null : server.company.person(username);
  const client = new RawClient(server, person, path, headers);
  open.push(client);
  return client;
}

async function isServing(): Promise<void> {
  const client = await raw("sales2", `/${customerName(randomUUID())}?genjin=1`).ready();
  client.edit((doc) => doc.getMap("fields").set("name", "still here"));
  await client.allAcked();
  client.stop();
}

describe("a connection that isn't let in is accepted, then closed with a reason", () => {
  const id = randomUUID();
  it("without a session: 4401", async () => {
    expect(await raw(null, `/customer/${id}`).closed()).toBe(4401);
    const client = raw(null, `/customer/${id}`, { cookie: "genjin_session=guessed" });
    expect(await client.closed()).toBe(4401);
  });

  it("from a foreign page: 4403", async () => {
    expect(await raw("sales1", `/customer/${id}`, { origin: "https://evil.example" }).closed()).toBe(4403);
    expect(await raw("sales1", `/customer/${id}`, { origin: "null" }).closed()).toBe(4403);
  });

  it("for a document that no schema describes: 4404", async () => {
    for (const path of ["", "/", "/evil", "/customer/%E0%A4%A", "/customer/..%2f..", `/customer/${id}/x`]) {
      expect(await raw("sales1", path).closed(), path).toBe(4404);
    }
  });

  it("with a protocol older than all that are understood: 4409", async () => {
    expect(await raw("sales1", "?genjin=1&v=0").closed()).toBe(4409);
  });
});

describe("bytes that mean nothing end one connection and nothing else", () => {
  const bad: readonly (readonly [string, Uint8Array])[] = [
    ["an empty frame", new Uint8Array()],
    ["an unknown message type", new Uint8Array([77, 1, 2])],
    ["an unknown sync type", new Uint8Array([0, 9, 0])],
    ["a length beyond the end", new Uint8Array([0, 2, 255, 255, 3])],
    ["bytes after the end", new Uint8Array([0, 2, 2, 0, 0, 1])],
    ["an endless number", new Uint8Array(20).fill(255)],
    ["an update of garbage", encodeUpdate(new Uint8Array([9, 9, 9, 9]))],
    ["a state vector of garbage", new Uint8Array([0, 0, 2, 200, 1])],
    ["awareness of garbage", encodeAwareness(new Uint8Array([200, 1, 1]))],
  ];
  it.each(bad)("%s: 4400", async (_what, bytes) => {
    const client = await raw("sales1", `/${customerName(randomUUID())}?genjin=1`).ready();
    client.send(bytes);
    expect(await client.closed()).toBe(4400);
  });

  it("a V2 update: 4400", async () => {
    const client = await raw("sales1", `/${customerName(randomUUID())}?genjin=1`).ready();
    const doc = new Y.Doc();
    doc.getMap("fields").set("name", "V2");
    client.write(Y.encodeStateAsUpdateV2(doc));
    expect(await client.closed()).toBe(4400);
  });

  it("a text frame: 4400", async () => {
    const client = await raw("sales1", `/${customerName(randomUUID())}?genjin=1`).ready();
    client.socket.send("hello");
    expect(await client.closed()).toBe(4400);
  });

  it("an update beyond the limit: 4413", async () => {
    const client = await raw("sales1", `/${customerName(randomUUID())}?genjin=1`).ready();
    const doc = new Y.Doc();
    doc.getXmlFragment("text:f").push([new Y.XmlText("x".repeat(9 * 1024 * 1024))]);
    client.write(Y.encodeStateAsUpdate(doc));
    expect(await client.closed()).toBe(4413);
  });

  it("a channelled socket of garbage: 4400", async () => {
    const client = raw("sales1", "?genjin=1&v=1");
    client.isRaw = true;
    await client.open();
    client.send(new Uint8Array([0, 99, 1]));
    expect(await client.closed()).toBe(4400);
  });

  it("2,000 mutated updates and frames of noise", async () => {
    const source = new Y.Doc();
    source.getMap("fields").set("name", "mutate me");
    source.getXmlFragment("text:a").push([new Y.XmlElement("paragraph")]);
    source.getMap("fields").set("name", "again");
    const good = Y.encodeStateAsUpdate(source);
    let client = await raw("sales1", `/${customerName(randomUUID())}?genjin=1`).ready();
    for (let i = 0; i < 2000; i += 1) {
      if (client.closeCode !== null || client.socket.readyState !== client.socket.OPEN) {
        client = await raw("sales1", `/${customerName(randomUUID())}?genjin=1`).ready();
      }
      const bytes = i % 4 === 0 ? randomBytes(1 + (i % 60)) : Buffer.from(good);
      if (i % 4 !== 0) bytes[i % bytes.length] = (i * 7919) & 255;
      client.send(i % 8 === 0 ? new Uint8Array(bytes) : encodeUpdate(new Uint8Array(bytes)));
    }
    await isServing();
  });
});

describe("presence", () => {
  const spoken = (states: readonly [number, number, unknown][]): Uint8Array => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, states.length);
    for (const [client, clock, state] of states) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
    return encodeAwareness(encoding.toUint8Array(encoder));
  };

  it("carries the session's name, ends with the connection, and can't be spoken for another", async () => {
    const name = customerName(randomUUID());
    const first = connect(server, server.company.person("sales1"), name);
    open.push(first);
    await first.synced();
    first.doc.getMap("fields").set("name", "shared");
    await until(() => first.doc.getMap("fields").has("customerNo"), "created");
    const second = connect(server, server.company.person("supervisor1"), name);
    open.push(second);
    await second.synced();
    first.provider.awareness.setLocalState({ user: { name: "The admin", id: "x" }, cursor: 3 });
    const seen = () => second.provider.awareness.getStates().get(first.doc.clientID);
    await until(() => seen()?.cursor === 3, "presence");
    expect(seen()?.user).toEqual({
      id: server.company.person("sales1").id,
      name: "Name of sales1",
      color: expect.any(Number),
    });
    const liar = await raw("supervisor1", `/${name}?genjin=1`).ready();
    liar.send(spoken([[first.doc.clientID, 99, { cursor: 666 }]]));
    await isServing();
    expect(seen()?.cursor).toBe(3);
    first.provider.disconnect();
    await until(() => seen() === undefined, "gone");
    liar.send(spoken([[first.doc.clientID, 1, { cursor: 666 }]]));
    await isServing();
    expect(seen()).toBeUndefined();
  });
});
