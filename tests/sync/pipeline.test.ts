import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as Y from "yjs";
import * as schema from "@/drizzle/schema";
import { addFollowUp, createCustomer, followUpText, readCustomer, setField } from "@/lib/docs/customer-doc";
import { readIndex } from "@/lib/docs/index-doc";
import { customerName, indexName } from "@/lib/docs/names";
import { connect, type TestClient, until } from "./support/client";
import { startTestServer, type TestServer } from "./support/server";

let server: TestServer;
const clients: TestClient[] = [];
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(async () => {
  for (const client of clients) client.stop();
  await server?.stop();
});

function open(username: string, name: string, doc?: Y.Doc): TestClient {
  const client = connect(server, server.company.person(username), name, doc ? { doc } : {});
  clients.push(client);
  return client;
}

const now = () => new Date().toISOString();

describe("a customer made on a device", () => {
  it("gets its author as owner, a number, and a row in the index at once", async () => {
    const id = randomUUID();
    const sales1 = server.company.person("sales1");
    const client = open("sales1", customerName(id));
    const index = open("sales1", indexName(sales1.id));
    await client.synced();
    await index.synced();
    createCustomer(client.doc, { name: "李明", company: "苏州锦禾" }, now());
    await until(() => readCustomer(client.doc).fields.customerNo !== undefined, "number");
    const [owner] = await server.database.db
      .select()
      .from(schema.customerOwners)
      .where(eq(schema.customerOwners.customerId, id));
    expect(owner?.ownerId).toBe(sales1.id);
    await until(() => readIndex(index.doc).customers.has(id), "index row", 900);
    expect(readIndex(index.doc).customers.get(id)?.pinyin).toContain("liming");
    const other = open("supervisor1", customerName(id));
    await other.synced();
    expect(readCustomer(other.doc).fields.name).toBe("李明");
    addFollowUp(client.doc, {
      id: "f1",
      subject: "Fabric",
      method: "visit",
      authorId: sales1.id,
      time: now(),
      now: now(),
      text: ["hello"],
    });
    await until(() => readCustomer(other.doc).followUps.length === 1, "follow-up");
    followUpText(client.doc, "f1");
    setField(other.doc, "status", "nonsense" as never);
    await until(() => readCustomer(other.doc).fields.status === "interested", "set back");
    await until(() => readIndex(index.doc).followUps.get("f1")?.excerpt === "hello", "excerpt");
    const stranger = open("sales7", customerName(id));
    expect(await stranger.closed()).toBe(4403);
  });
});
