import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { openDatabase } from "@/lib/db/client";
import { loadDocument } from "@/lib/db/documents";
import { readIndex } from "@/lib/docs/index-doc";
import { customerName, indexName } from "@/lib/docs/names";
import { removeDir, temporaryDir } from "../support/temporary-dir";
import { type Child, type Death, startChild } from "./kill-9/child";
import { connect, isSame, type TestClient, until } from "./support/client";
import type { TestPerson } from "./support/company";
import { RawClient } from "./support/raw-client";

const clients: { stop(): void }[] = [];
const servers: Child[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.stop();
  for (const server of servers.splice(0)) await server.kill();
});
function keep<T extends { stop(): void }>(client: T): T {
  clients.push(client);
  return client;
}
async function start(dataDir: string, isFirst: boolean, death?: Death): Promise<Child> {
  const server = await startChild(dataDir, isFirst, death);
  servers.push(server);
  return server;
}

const word = "the-last-word";
const patienceMs = 20_000;

async function storedEntries(dataDir: string, name: string): Promise<{ seq: number; withWord: number }> {
  const database = await openDatabase({ dataDir, rootDir: process.cwd() });
  try {
    const stored = await loadDocument(database.db, name);
    const entries = stored?.entries ?? [];
    const withWord = entries.filter(({ update }) => Buffer.from(update).includes(word)).length;
    return { seq: stored?.head.seq ?? 0, withWord };
  } finally {
    await database.close();
  }
}

/** A writer, and a reader, on a server that ends around the commit of the word. Both keep their copies. */
async function writeAndDie(dataDir: string, at: Death["at"]) {
  const name = customerName(randomUUID());
  const server = await start(dataDir, true, { word, at });
  const people = server.people as Record<string, TestPerson>;
  const [writer, leader] = [people.sales1 as TestPerson, people.supervisor1 as TestPerson];
  const writing = keep(await new RawClient(server, writer, `/${name}?genjin=1`).ready());
  writing.edit((doc) => doc.getMap("fields").set("name", "before"));
  await writing.allAcked();
  const reading: TestClient = keep(connect(server, leader, name));
  await reading.synced();
  const acked = writing.acked;
  writing.edit((doc) => doc.getMap("fields").set("company", word));
  await server.ended;
  expect(writing.acked).toBe(acked);
  expect(reading.received().includes(word)).toBe(false);
  reading.provider.disconnect();
  return { name, writer, leader, copyOfWriter: writing.doc, copyOfReader: reading.doc };
}

describe("a server that is killed", () => {
  it.each([
    ["between judging and the commit", "before-commit", 0],
    ["between the commit and telling anybody", "after-commit", 1],
  ] as const)("%s: the writer hands in again, it stands once, and readers catch up", async (_, at, kept) => {
    const dataDir = await temporaryDir("crash");
    try {
      const { name, writer, leader, copyOfWriter, copyOfReader } = await writeAndDie(dataDir, at);
      const left = await storedEntries(dataDir, name);
      expect(left.withWord).toBe(kept);
      const server = await start(dataDir, false);
      const reader = keep(connect(server, leader, name, { doc: copyOfReader }));
      await until(() => reader.provider.synced, "the reader is back", patienceMs);
      const client = keep(await new RawClient(server, writer, `/${name}?genjin=1`).ready());
      // What a device does that has no acknowledgement: all that it has, once more.
      client.write(Y.encodeStateAsUpdate(copyOfWriter));
      await client.allAcked();
      expect(client.refused).toEqual([]);
      await until(() => reader.doc.getMap("fields").get("company") === word, "the reader has it", patienceMs);
      await until(() => isSame(client.doc, reader.doc), "equal copies", patienceMs);
      const index = keep(connect(server, writer, indexName(writer.id)));
      const id = name.slice("customer/".length);
      await until(
        () => readIndex(index.doc).customers.get(id)?.company === word,
        "the row has it",
        patienceMs,
      );
      await server.kill();
      expect(await storedEntries(dataDir, name)).toEqual({ seq: left.seq + 1 - kept, withWord: 1 });
    } finally {
      for (const server of servers.splice(0)) await server.kill();
      await removeDir(dataDir);
    }
  });
});
