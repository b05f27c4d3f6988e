import { randomBytes, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import * as decoding from "lib0/decoding";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { listRulings } from "@/lib/db/rulings";
import { customerName } from "@/lib/docs/names";
import { ControlOp } from "@/lib/protocol/channels";
import { encodeOpen, encodeUpdate } from "@/lib/protocol/encode";
import { rootDir } from "../support/root-dir";
import type { Attack } from "./hostile/attack";
import { attacks } from "./hostile/attacks";
import { marker, Scene, spoken } from "./hostile/scene";
import { connect, until } from "./support/client";
import { RawClient } from "./support/raw-client";
import { startTestServer, type TestServer } from "./support/server";

/** One server for all of it: it has to go on serving. */
let server: TestServer;
let scene: Scene;
const open: { stop(): void }[] = [];
beforeAll(async () => {
  server = await startTestServer();
  scene = await Scene.begin(server);
}, 60_000);
afterAll(async () => {
  scene?.stop();
  for (const client of open) client.stop();
  await server?.stop();
});

function raw(username: string | null, address: string, headers = {}): RawClient {
  const person = username === null ? null : server.company.person(username);
  const client = new RawClient(server, person, address, headers);
  open.push(client);
  return client;
}

async function isServing(): Promise<void> {
  const client = await raw("sales2", `/${customerName(randomUUID())}?genjin=1`).ready();
  client.edit((doc) => doc.getMap("fields").set("name", "still here"));
  await client.allAcked();
  client.stop();
}

/** What the client sees once the server is done with it. */
async function answerTo({ by, path: address, headers, atDoor, play }: Attack): Promise<string> {
  const target = address?.(scene) ?? `/${scene.name}?genjin=1`;
  const client = raw(by === undefined ? "sales1" : by, target, headers);
  if (atDoor) return String(await client.closed());
  await client.ready();
  await play?.(client, scene);
  const isDone = () => client.closeCode !== null || (client.sent > 0 && client.acked === client.sent);
  await until(isDone, "an answer", 15_000);
  if (client.closeCode !== null) return String(client.closeCode);
  client.stop();
  if (client.refused.length > 0)
    return `set back: ${[...new Set(client.refused.map(({ code }) => code))].sort().join(", ")}`;
  const asked = client.messages.filter((message) => message === "step1").length;
  return asked > 1 ? "asked again" : "taken, without the words";
}

describe("what a hostile client gets over real sockets", () => {
  it.each(attacks)("$attack: $answer", async (attack) => {
    expect(await answerTo(attack)).toBe(attack.answer);
  });

  it("I3: nobody received a refused byte, nothing of it is stored, and the victims' work stands", async () => {
    await scene.victimWrites("jobTitle");
    await scene.allEqual();
    for (const reader of [...scene.readers, scene.victim]) {
      expect(reader.received().length).toBeGreaterThan(1000);
      expect(reader.received().includes(marker)).toBe(false);
    }
    expect(await scene.logHolds(marker)).toBe(false);
    const stored = await scene.stored();
    expect(stored.getMap("fields").toJSON()).toEqual({
      customerNo: expect.any(String),
      name: "Li",
      createdAt: "2026-01-01T00:00:00.000Z",
      address: "legal",
      company: "legal company",
      jobTitle: "legal jobTitle",
    });
    expect(stored.getMap("promises").size).toBe(210);
    expect(stored.getMap("followUps").get("f|deleted")).toBeUndefined();
    expect(stored.getXmlFragment("text:note").toString()).toContain("<paragraph>hello</paragraph>");
    await isServing();
  });

  it("is on record for the owner of the installation, without a word of it", async () => {
    const read = () => listRulings(server.database.db, { userId: null, before: null, limit: 1000 });
    const expected = new Set(attacks.flatMap(({ answer }) => answer.replace("set back: ", "").split(", ")));
    for (const unruled of ["1009", "4401", "4409", "4410", "asked again", "taken", "without the words"])
      expected.delete(unruled);
    await until(async () => {
      const codes = new Set((await read()).map(({ code }) => code));
      return [...expected].every((code) => codes.has(code));
    }, "all rulings");
    expect(JSON.stringify(await read())).not.toContain(marker);
  });

  it("stands in docs/reliability.md", async () => {
    const text = await readFile(path.join(rootDir, "docs", "reliability.md"), "utf8");
    const missing = attacks
      .map(({ attack, answer }) => `| ${attack} | ${answer} |`)
      .filter((row) => !text.includes(row));
    expect(missing).toEqual([]);
  });
});

describe("a channelled socket", () => {
  async function channelled(): Promise<RawClient> {
    const client = raw("sales1", "?genjin=1&v=1");
    client.isRaw = true;
    await client.open();
    await until(() => client.frames.length > 0, "hello");
    return client;
  }

  it("of garbage, or with a channel used twice: 4400", async () => {
    const garbage = await channelled();
    garbage.send(new Uint8Array([0, 99, 1]));
    expect(await garbage.closed()).toBe(4400);
    const twice = await channelled();
    for (let i = 0; i < 2; i += 1) twice.send(encodeOpen(7, scene.name));
    expect(await twice.closed()).toBe(4400);
  });

  it("with more than 2,000 documents: 4429 for the channel, and the others go on", async () => {
    const client = await channelled();
    for (let i = 1; i <= 2001; i += 1) client.send(encodeOpen(i, customerName(randomUUID())));
    const isClosed = (frame: Uint8Array) => {
      const decoder = decoding.createDecoder(frame);
      const control =
        decoding.readVarUint(decoder) === 0 && decoding.readVarUint(decoder) === ControlOp.closed;
      return control && decoding.readVarUint(decoder) === 2001 && decoding.readVarUint(decoder) === 4429;
    };
    await until(() => client.frames.some(isClosed), "2001 closed");
    expect(client.closeCode).toBeNull();
    client.stop();
  });
});

it("I9: 2,000 mutated updates and frames of noise end connections and nothing else", async () => {
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

describe("presence", () => {
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
