import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { customerCollaborators } from "@/drizzle/schema";
import { loadDocument } from "@/lib/db/documents";
import { readIndex } from "@/lib/docs/index-doc";
import { customerName, indexName } from "@/lib/docs/names";
import { CloseCode } from "@/lib/protocol/close-codes";
import { startPostgres, type TestPostgres } from "../support/postgres";
import { connect, isSame, until } from "./support/client";
import { RawClient } from "./support/raw-client";
import { startTestServer, type TestServer } from "./support/server";

let postgres: TestPostgres;
let one: TestServer;
let two: TestServer;
beforeAll(async () => {
  postgres = await startPostgres();
  const databaseUrl = await postgres.createDatabase();
  one = await startTestServer({ databaseUrl });
  two = await startTestServer({ databaseUrl, company: one.company });
}, 120_000);
afterAll(async () => {
  await one?.stop();
  await two?.stop();
  await postgres?.stop();
});

describe("two nodes on one Postgres", () => {
  it("pass edits on, rule them under one lock, and write one log without holes", async () => {
    const name = customerName(randomUUID());
    const sales1 = one.company.person("sales1");
    const first = await new RawClient(one, sales1, `/${name}?genjin=1`).ready();
    first.edit((doc) => doc.getMap("fields").set("name", "two nodes"));
    await first.allAcked();
    const second = await new RawClient(two, one.company.person("supervisor1"), `/${name}?genjin=1`).ready();
    for (let i = 0; i < 60; i += 1) {
      first.edit((doc) => doc.getMap("fields").set(`x.one${i % 7}`, i));
      second.edit((doc) => doc.getMap("fields").set(`x.two${i % 7}`, i));
      if (i % 10 === 0) second.edit((doc) => doc.getMap("fields").set("customerNo", "STOLEN"));
    }
    await Promise.all([first.allAcked(), second.allAcked()]);
    await until(() => isSame(first.doc, second.doc), "both the same");
    expect(first.doc.getMap("fields").toJSON()).toEqual(second.doc.getMap("fields").toJSON());
    expect(first.received().includes("STOLEN")).toBe(false);
    const stored = await loadDocument(one.database.db, name);
    const seqs = (stored?.entries ?? []).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, at) => (stored?.snapshot?.seq ?? 0) + at + 1));
    const replay = new Y.Doc();
    for (const { update } of stored?.entries ?? []) Y.applyUpdate(replay, update);
    expect(isSame(replay, first.doc)).toBe(true);
    first.stop();
    second.stop();
  });

  it("show the other node's customer in an index that is open here", async () => {
    const id = randomUUID();
    const sales2 = one.company.person("sales2");
    const index = connect(two, sales2, indexName(sales2.id));
    await index.synced();
    const writer = await new RawClient(one, sales2, `/${customerName(id)}?genjin=1`).ready();
    writer.edit((doc) => doc.getMap("fields").set("name", "seen elsewhere"));
    await until(() => readIndex(index.doc).customers.get(id)?.name === "seen elsewhere", "index row");
    index.stop();
    writer.stop();
  });

  it("close connections on all nodes when rights change on one", async () => {
    const name = customerName(randomUUID());
    const sales8 = one.company.person("sales8");
    const reader = connect(two, sales8, name);
    await reader.synced();
    one.bus.publish({ type: "person-closed", userId: sales8.id });
    expect(await reader.closed()).toBe(4401);
  });

  it("close a document on the other node when the right to it is taken away on this one", async () => {
    const id = randomUUID();
    const name = customerName(id);
    const sales7 = one.company.person("sales7");
    const owner = await new RawClient(one, one.company.person("sales1"), `/${name}?genjin=1`).ready();
    owner.edit((doc) => doc.getMap("fields").set("name", "lent"));
    await owner.allAcked();
    const { db } = one.database;
    await db.insert(customerCollaborators).values({ customerId: id, userId: sales7.id, right: "write" });
    const lent = connect(two, sales7, name);
    await lent.synced();
    await db.delete(customerCollaborators).where(eq(customerCollaborators.customerId, id));
    one.bus.publish({ type: "rights", documents: [name] });
    expect(await lent.closed()).toBe(CloseCode.notAllowed);
    owner.edit((doc) => doc.getMap("fields").set("company", "AFTERWARDS"));
    await owner.allAcked();
    expect(lent.received().includes("AFTERWARDS")).toBe(false);
    owner.stop();
  });
});
