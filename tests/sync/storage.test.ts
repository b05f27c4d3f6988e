import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import * as schema from "@/drizzle/schema";
import { loadDocument } from "@/lib/db/documents";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { writeDocument } from "@/lib/db/write-document";
import {
  addFollowUp,
  appendParagraphs,
  createCustomer,
  followUpText,
  readCustomer,
} from "@/lib/docs/customer-doc";
import { readIndex } from "@/lib/docs/index-doc";
import { customerName, indexName, peopleName, plansName, settingsName } from "@/lib/docs/names";
import { readPeople } from "@/lib/docs/people-doc";
import { writeLane } from "@/lib/docs/settings-doc";
import { reproject } from "@/sync-server/projection/reproject";
import { connect, isSame, type TestClient, until } from "./support/client";
import { projectionsOf } from "./support/projections";
import { RawClient } from "./support/raw-client";
import { startTestServer, type TestServer, testLog } from "./support/server";

let server: TestServer;
const open: { stop(): void }[] = [];
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(async () => {
  for (const client of open) client.stop();
  await server?.stop();
});

function stock(username: string, name: string, doc?: Y.Doc): TestClient {
  const client = connect(server, server.company.person(username), name, doc ? { doc } : {});
  open.push(client);
  return client;
}
async function raw(username: string, name: string): Promise<RawClient> {
  const client = await new RawClient(server, server.company.person(username), `/${name}?genjin=1`).ready();
  open.push(client);
  return client;
}
const now = () => new Date().toISOString();
const seqOf = async (name: string) => (await loadDocument(server.database.db, name))?.head.seq ?? 0;

describe("what is stored", () => {
  it("is compacted into a snapshot, and served from it after a restart", async () => {
    const name = customerName(randomUUID());
    const writer = await raw("sales1", name);
    writer.edit((doc) => createCustomer(doc, { name: "Compact" }, now()));
    for (let i = 0; i < 30; i += 1) {
      writer.edit((doc) => doc.getMap("fields").set("company", `Company ${i}`));
      writer.edit((doc) => appendParagraphs(followUpText(doc, "long"), ["long ".repeat(2000)]));
      await writer.allAcked();
    }
    const stored = await loadDocument(server.database.db, name);
    expect(stored?.snapshot).not.toBeNull();
    expect(stored?.entries.length).toBeLessThan(30);
    await server.restart();
    const reader = stock("supervisor1", name);
    await reader.synced();
    expect(readCustomer(reader.doc).fields.company).toBe("Company 29");
    const again = stock("sales1", name, writer.doc);
    await again.synced();
    await until(() => isSame(again.doc, reader.doc), "the same after the restart");
  });

  it("goes into the snapshot when a large document falls quiet, with its state vector", async () => {
    const name = customerName(randomUUID());
    const writer = await raw("sales1", name);
    writer.edit((doc) => createCustomer(doc, { name: "Quiet" }, now()));
    writer.edit((doc) => appendParagraphs(followUpText(doc, "long"), ["quiet ".repeat(50_000)]));
    await writer.allAcked();
    writer.edit((doc) => doc.getMap("fields").set("company", "one entry more"));
    await writer.allAcked();
    expect((await loadDocument(server.database.db, name))?.entries).toHaveLength(1);
    await server.sync.settled();
    await reproject({ db: server.database.db, log: testLog });
    const stored = await loadDocument(server.database.db, name);
    expect(stored?.entries).toEqual([]);
    expect(stored?.snapshot?.vector).toEqual(Y.encodeStateVector(writer.doc));
    await server.restart();
    const again = await raw("sales1", name);
    again.edit((doc) => doc.getMap("fields").set("company", "and goes on"));
    await again.allAcked();
    await server.restart();
    const reader = await raw("supervisor1", name);
    expect(isSame(reader.doc, again.doc)).toBe(true);
  });

  it("merges what two people wrote offline", async () => {
    const name = customerName(randomUUID());
    const first = await raw("sales1", name);
    first.edit((doc) => createCustomer(doc, { name: "Offline" }, now()));
    first.edit((doc) =>
      addFollowUp(doc, {
        id: "f",
        subject: "s",
        method: "visit",
        authorId: server.company.person("sales1").id,
        time: now(),
        now: now(),
        text: ["base"],
      }),
    );
    await first.allAcked();
    const a = stock("sales1", name);
    const b = stock("supervisor1", name);
    await a.synced();
    await b.synced();
    a.provider.disconnect();
    b.provider.disconnect();
    const textIn = (doc: Y.Doc) => (followUpText(doc, "f").get(0) as Y.XmlElement).get(0) as Y.XmlText;
    for (let i = 0; i < 300; i += 1) {
      textIn(a.doc).insert(0, "a");
      textIn(b.doc).insert(textIn(b.doc).length, "b");
    }
    a.doc.getMap("fields").set("phone", "1");
    b.doc.getMap("fields").set("address", "2");
    a.provider.connect();
    b.provider.connect();
    await until(() => isSame(a.doc, b.doc), "merged");
    expect(textIn(a.doc).toString()).toBe(`${"a".repeat(300)}base${"b".repeat(300)}`);
    expect(readCustomer(b.doc).fields).toMatchObject({ phone: "1", address: "2" });
  });

  it("takes 1,000 offline edits in one hand-in", async () => {
    const name = customerName(randomUUID());
    const offline = new Y.Doc();
    createCustomer(offline, { name: "Long trip" }, now());
    for (let i = 0; i < 1000; i += 1) offline.getMap("fields").set(`x.f${i % 100}`, `value ${i}`);
    const startedAt = performance.now();
    const writer = stock("sales1", name, offline);
    await until(() => offline.getMap("fields").has("customerNo"), "handed in");
    const reader = stock("supervisor1", name);
    await reader.synced();
    expect(reader.doc.getMap("fields").get("x.f99")).toBe("value 999");
    console.log(
      `1,000 offline edits until another has them: ${Math.round(performance.now() - startedAt)} ms`,
    );
    writer.stop();
  });

  it("reaches readers when a command writes the log itself", async () => {
    const reader = stock("sales1", settingsName);
    await reader.synced();
    const laneId = randomUUID();
    const seq = await server.database.db.transaction((tx) =>
      writeDocument(tx, { name: settingsName, kind: "settings", actorId: null }, (doc) =>
        writeLane(doc, { id: laneId, name: "A", groupIds: [], order: 1 }),
      ),
    );
    server.bus.publish({ type: "document", name: settingsName, seq: seq ?? 0 });
    await until(() => reader.doc.getMap("lanes").get(`${laneId}|name`) === "A", "lane");
  });

  it("keeps a text that Postgres can't hold as it is, and the document going", async () => {
    const name = customerName(randomUUID());
    const writer = await raw("sales1", name);
    writer.edit((doc) => createCustomer(doc, { name: "nul \u0000 and half \ud83d" }, now()));
    await writer.allAcked();
    writer.edit((doc) => doc.getMap("fields").set("company", "goes on"));
    await writer.allAcked();
    expect(await seqOf(name)).toBe(2);
  });
});

const projections = () =>
  projectionsOf(
    server.database.db,
    ["sales1", "sales7"].map((username) => server.company.person(username).id),
  );

describe("I5: projections", () => {
  it("equal a rebuild from the log, and a rebuild mends what is wrong", async () => {
    const sales1 = server.company.person("sales1");
    const plans = await raw("sales1", plansName(sales1.id));
    plans.edit((doc) => {
      const map = doc.getMap("plans");
      map.set("p|topic", "call");
      map.set("p|authorId", sales1.id);
      map.set("p|createdAt", now());
    });
    await plans.allAcked();
    // Rows of texts follow within a second, or when the server starts again.
    await server.restart();
    await server.sync.settled();
    const before = await projections();
    await reproject({ db: server.database.db, log: testLog });
    expect(await projections()).toBe(before);
    await server.database.db.execute(sql`delete from follow_ups`);
    await server.database.db.execute(sql`update customers set name = 'wrong', row = '{}'::jsonb`);
    await reproject({ db: server.database.db, log: testLog });
    expect(await projections()).toBe(before);
  });

  it("move with a customer that changes hands, follow-ups included", async () => {
    const id = randomUUID();
    const writer = await raw("sales1", customerName(id));
    const sales7 = server.company.person("sales7");
    writer.edit((doc) => createCustomer(doc, { name: "Moving" }, now()));
    writer.edit((doc) =>
      addFollowUp(doc, {
        id: "moved",
        subject: "s",
        method: "visit",
        authorId: server.company.person("sales1").id,
        time: now(),
        now: now(),
      }),
    );
    await writer.allAcked();
    const old = stock("sales1", indexName(server.company.person("sales1").id));
    const next = stock("sales7", indexName(sales7.id));
    await old.synced();
    await next.synced();
    await until(() => readIndex(old.doc).followUps.has("moved"), "old owner has it");
    await server.database.db.transaction(async (tx) => {
      await tx
        .update(schema.customerOwners)
        .set({ ownerId: sales7.id })
        .where(eq(schema.customerOwners.customerId, id));
      await insertProjectionTasks(tx, [
        { target: indexName(server.company.person("sales1").id), root: "customers", key: id },
        { target: indexName(sales7.id), root: "customers", key: id },
      ]);
    });
    server.bus.publish({ type: "tasks", urgent: true });
    await until(() => readIndex(next.doc).customers.get(id)?.ownerId === sales7.id, "new owner has it");
    await until(() => readIndex(next.doc).followUps.has("moved"), "with its follow-ups");
    await until(() => !readIndex(old.doc).customers.has(id), "gone from the old owner");
    expect(readIndex(old.doc).followUps.has("moved")).toBe(false);
  });

  it("hold the same one of two follow-ups that a client gave one id, also when its customer leaves", async () => {
    const [sales1, sales7] = [server.company.person("sales1"), server.company.person("sales7")];
    const ids = [randomUUID(), randomUUID()].sort() as [string, string];
    for (const id of ids) {
      const writer = await raw("sales1", customerName(id));
      writer.edit((doc) => createCustomer(doc, { name: "Twin" }, now()));
      const made = { id: "twin", subject: "s", method: "visit", authorId: sales1.id } as const;
      writer.edit((doc) => addFollowUp(doc, { ...made, time: now(), now: now() }));
      await writer.allAcked();
    }
    await server.sync.settled();
    const shown = async (): Promise<string | undefined> => {
      const reader = stock("sales1", indexName(sales1.id));
      await reader.synced();
      return readIndex(reader.doc).followUps.get("twin")?.customerId;
    };
    expect(await shown()).toBe(ids[1]);
    const { db } = server.database;
    await db
      .update(schema.customerOwners)
      .set({ ownerId: sales7.id })
      .where(eq(schema.customerOwners.customerId, ids[1]));
    const targets = [sales1, sales7].map(({ id }) => indexName(id));
    await insertProjectionTasks(
      db,
      targets.map((target) => ({ target, root: "customers", key: ids[1] })),
    );
    await server.sync.settled();
    expect(await shown()).toBe(ids[0]);
    await reproject({ db, log: testLog });
    expect(await shown()).toBe(ids[0]);
  });

  it("name colleagues and groups", async () => {
    const people = stock("sales1", peopleName);
    await people.synced();
    await insertProjectionTasks(server.database.db, [
      { target: peopleName, root: "people", key: server.company.person("supervisor1").id },
      { target: peopleName, root: "groups", key: server.company.groupIds[0] },
    ]);
    server.bus.publish({ type: "tasks", urgent: true });
    const { id } = server.company.person("supervisor1");
    await until(() => readPeople(people.doc).people.has(id), "person");
    expect(readPeople(people.doc).people.get(id)?.ledGroupIds).toEqual([server.company.groupIds[0]]);
    expect(readPeople(people.doc).groups.has(server.company.groupIds[0])).toBe(true);
  });

  it("begin a new epoch when overwriting has made the document long, and stale copies are dropped", async () => {
    const sales8 = server.company.person("sales8");
    const id = randomUUID();
    const other = randomUUID();
    const reader = stock("sales8", indexName(sales8.id));
    await reader.synced();
    const writers = [await raw("sales8", customerName(id)), await raw("sales8", customerName(other))];
    for (const writer of writers) writer.edit((doc) => createCustomer(doc, { name: "Epoch" }, now()));
    for (const writer of writers) await writer.allAcked();
    await until(() => readIndex(reader.doc).customers.size === 2, "rows");
    await server.database.db.transaction((tx) =>
      writeDocument(tx, { name: indexName(sales8.id), kind: "index", actorId: null }, (doc) => {
        for (let i = 0; i < 2500; i += 1) doc.getMap("plans").set(`k${i % 2}`, `value ${i}`);
        doc.getMap("plans").delete("k0");
        doc.getMap("plans").delete("k1");
      }),
    );
    await insertProjectionTasks(server.database.db, [
      { target: indexName(sales8.id), root: "customers", key: id },
    ]);
    writers[0]?.edit((doc) => doc.getMap("fields").set("status", "prospect"));
    expect(await reader.closed()).toBe(4410);
    const stale = stock("sales8", indexName(sales8.id), reader.doc);
    expect(await stale.closed()).toBe(4410);
    const fresh = stock("sales8", indexName(sales8.id));
    await fresh.synced();
    expect(readIndex(fresh.doc).customers.size).toBe(2);
    expect(readIndex(fresh.doc).customers.get(id)?.status).toBe("prospect");
  });
});
