import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import * as schema from "@/drizzle/schema";
import { writeSavedView } from "@/lib/docs/desk-doc";
import { readSharedViews } from "@/lib/docs/group-doc";
import { readRefusals } from "@/lib/docs/inbox-doc";
import {
  customerName,
  deskName,
  groupName,
  inboxName,
  indexName,
  plansName,
  poolName,
  settingsName,
} from "@/lib/docs/names";
import { writeCustomField } from "@/lib/docs/settings-doc";
import { connect, type TestClient, until } from "./support/client";
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

function keep<T extends { stop(): void }>(client: T): T {
  open.push(client);
  return client;
}
const person = (username: string) => server.company.person(username);
const stock = (username: string, name: string, options = {}): TestClient =>
  keep(connect(server, person(username), name, options));
const raw = (username: string, name: string): Promise<RawClient> =>
  keep(new RawClient(server, person(username), `/${name}?genjin=1`)).ready();

async function makeCustomer(username: string, name = "Li"): Promise<string> {
  const id = randomUUID();
  const client = await raw(username, customerName(id));
  client.edit((doc) => {
    doc.getMap("fields").set("name", name);
    doc.getMap("fields").set("createdAt", new Date().toISOString());
  });
  await client.allAcked();
  client.stop();
  return id;
}

/** A customer in a lane that admits everyone to read. */
async function poolCustomer(): Promise<string> {
  const id = await makeCustomer("sales1", "Pooled");
  await moveToPool(id);
  return id;
}

async function moveToPool(id: string): Promise<void> {
  const laneId = randomUUID();
  const { db } = server.database;
  await db.insert(schema.lanes).values({ id: laneId, name: "A", groupIds: [] });
  await db
    .update(schema.customerOwners)
    .set({ ownerId: null, laneId, releasedAt: new Date() })
    .where(eq(schema.customerOwners.customerId, id));
}

describe("an edit that the rules don't allow", () => {
  it("is set back for its author, told, listed in the inbox, and reaches nobody else", async () => {
    const id = await makeCustomer("sales1");
    const author = await raw("sales1", customerName(id));
    const reader = stock("supervisor1", customerName(id));
    await reader.synced();
    author.edit((doc) => {
      doc.getMap("fields").set("company", "Silk Road");
      doc.getMap("fields").set("customerNo", "STOLEN-NUMBER");
    });
    await author.allAcked();
    await until(() => reader.doc.getMap("fields").get("company") === "Silk Road", "legal part");
    expect(author.refused).toEqual([
      { path: "fields/customerNo", code: "serverOnly", attempted: "STOLEN-NUMBER" },
    ]);
    expect(author.messages.indexOf("refused")).toBeLessThan(author.messages.lastIndexOf("ack"));
    expect(reader.received().includes("STOLEN")).toBe(false);
    await until(() => author.doc.getMap("fields").get("customerNo") !== "STOLEN-NUMBER", "set back");
    expect(author.doc.getMap("fields").toJSON()).toEqual(reader.doc.getMap("fields").toJSON());
    const log = await server.database.db
      .select({ update: schema.documentUpdates.update })
      .from(schema.documentUpdates);
    expect(log.some(({ update }) => Buffer.from(update).includes("STOLEN"))).toBe(false);
    const inbox = stock("sales1", inboxName(person("sales1").id));
    await inbox.synced();
    await until(() => readRefusals(inbox.doc).some(({ path }) => path === "fields/customerNo"), "inbox");
  });

  it("is set back where a custom field is given what its definition does not allow (C1)", async () => {
    const admin = await raw("admin", settingsName);
    const field = { id: "turnover", name: "年采购额", kind: "number", options: [], order: 1 } as const;
    admin.edit((doc) => writeCustomField(doc, field));
    await admin.allAcked();
    const id = await makeCustomer("sales1", "Defined");
    const seller = await raw("sales1", customerName(id));
    seller.edit((doc) => doc.getMap("fields").set("x.turnover", "plenty"));
    seller.edit((doc) => doc.getMap("fields").set("company", "Kept"));
    await seller.allAcked();
    seller.edit((doc) => doc.getMap("fields").set("x.turnover", 380));
    await seller.allAcked();
    const owner = stock("sales1", customerName(id));
    await owner.synced();
    expect(owner.doc.getMap("fields").toJSON()).toMatchObject({ company: "Kept", "x.turnover": 380 });
    const rows = await server.database.db.select().from(schema.refusals);
    const codes = rows.flatMap(({ path, code }) => (path === "fields/x.turnover" ? [code] : []));
    expect(codes).toEqual(["wrongType"]);
  });

  it("is recorded where it was allowed: who, what, old and new (C6)", async () => {
    const id = await makeCustomer("sales1", "Before");
    const client = await raw("supervisor1", customerName(id));
    client.edit((doc) => doc.getMap("fields").set("name", "After"));
    await client.allAcked();
    const [change] = await server.database.db
      .select()
      .from(schema.customerChanges)
      .where(
        and(
          eq(schema.customerChanges.customerId, id),
          eq(schema.customerChanges.actorId, person("supervisor1").id),
        ),
      );
    expect(change).toMatchObject({ path: "fields/name", oldValue: "Before", newValue: "After" });
  });
});

describe("a view that is shared with a group (C5)", () => {
  const query = '{"where":{"all":[]},"sort":[]}';
  const share = (client: RawClient, id: string, groupId: string | null, name = "VIPs") =>
    client.edit((doc) => writeSavedView(doc, id, { name, subject: "customers", query, order: 1, groupId }));

  it("reaches its members, its leaders and admins, and goes when it is no longer shared", async () => {
    const [group] = server.company.groupIds;
    const desk = await raw("sales1", deskName(person("sales1").id));
    share(desk, "vips", group);
    await desk.allAcked();
    for (const username of ["sales2", "supervisor1", "admin"]) {
      const reader = stock(username, groupName(group));
      await until(() => readSharedViews(reader.doc).size === 1, username);
      const [view] = readSharedViews(reader.doc).values();
      expect(view).toMatchObject({ id: "vips", userId: person("sales1").id, name: "VIPs", query });
    }
    const reader = stock("sales2", groupName(group));
    share(desk, "vips", null);
    await desk.allAcked();
    await until(() => reader.doc.getMap("views").size === 0, "no longer shared");
  });

  it("is seen by nobody outside, and cannot be shared with a group of others", async () => {
    const [own, other] = server.company.groupIds;
    expect(await stock("sales7", groupName(own)).closed()).toBe(4403);
    expect(await stock("maintainer", groupName(own)).closed()).toBe(4403);
    const desk = await raw("sales1", deskName(person("sales1").id));
    share(desk, "spam", other);
    await desk.allAcked();
    expect(desk.refused).toEqual([{ path: "views/spam|groupId", code: "notAllowed", attempted: other }]);
    const writer = await raw("sales2", groupName(own));
    writer.edit((doc) => doc.getMap("views").set("x.y", "{}"));
    await writer.allAcked();
    expect(writer.refused.map(({ code }) => code)).not.toEqual([]);
  });
});

describe("who may open what", () => {
  it.each([
    ["sales7", "customer", 4403],
    ["supervisor2", "customer", 4403],
    ["maintainer", "customer", 4403],
    ["maintainer", "board", 4403],
    ["maintainer", "settings", 4403],
    ["maintainer", "people", 4403],
    ["sales7", "index", 4403],
    ["sales2", "index", 4403],
    ["sales2", "plans", 4403],
    ["supervisor1", "desk", 4403],
    ["admin", "inbox", 4403],
    ["admin", "unknown index", 4403],
    ["admin", "unknown pool", 4403],
    ["admin", "nonsense", 4404],
    ["admin", "upper case", 4404],
  ])("%s opening %s of sales1 is closed with %i", async (username, what, code) => {
    const id = await makeCustomer("sales1");
    const owner = person("sales1").id;
    const names: Record<string, string> = {
      customer: customerName(id),
      board: "board/2026-11",
      settings: "company/settings",
      people: "company/people",
      index: indexName(owner),
      plans: plansName(owner),
      desk: deskName(owner),
      inbox: inboxName(owner),
      "unknown index": indexName(randomUUID()),
      "unknown pool": poolName(randomUUID()),
      nonsense: "customer/1%2F2",
      "upper case": customerName(id.toUpperCase()),
    };
    const client = stock(username, names[what] ?? "");
    expect(await client.closed()).toBe(code);
    expect(client.received().includes("Li")).toBe(false);
  });

  it("opens by a percent-encoded name as well", async () => {
    const id = await makeCustomer("sales1", "Encoded");
    const client = stock("sales1", encodeURIComponent(customerName(id)));
    await client.synced();
    expect(client.doc.getMap("fields").get("name")).toBe("Encoded");
  });

  it("lets a pool's customer be read, and keeps a reader's writing out of it", async () => {
    const id = await poolCustomer();
    const reader = await raw("sales7", customerName(id));
    expect(reader.opened?.right).toBe("read");
    reader.edit((doc) => doc.getMap("fields").set("name", "HIJACKED"));
    await reader.allAcked();
    expect(reader.refused[0]).toMatchObject({ code: "notAllowed", attempted: "HIJACKED" });
    const other = stock("sales8", customerName(id));
    await other.synced();
    expect(other.doc.getMap("fields").get("name")).toBe("Pooled");
  });

  it("keeps a reader's letters out of notes, which no rule on single fields would", async () => {
    const id = await poolCustomer();
    const reader = await raw("sales7", customerName(id));
    reader.edit((doc) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText("HIJACKED")]);
      doc.getXmlFragment("text:note").insert(0, [paragraph]);
    });
    await reader.allAcked();
    expect(reader.refused).toEqual([{ path: "*", code: "notAllowed", attempted: "HIJACKED" }]);
    const other = stock("sales8", customerName(id));
    await other.synced();
    expect(other.doc.getXmlFragment("text:note").length).toBe(0);
    expect(other.received().includes("HIJACKED")).toBe(false);
  });

  it("doesn't take a reader's copy of known deletions for an attempt to write", async () => {
    const id = randomUUID();
    const author = await raw("sales1", customerName(id));
    author.edit((doc) => doc.getMap("fields").set("name", "Before"));
    author.edit((doc) => doc.getMap("fields").set("name", "After"));
    await author.allAcked();
    await moveToPool(id);
    const reader = await raw("sales7", customerName(id));
    await until(() => reader.doc.getMap("fields").get("name") === "After", "the customer");
    reader.write(Y.encodeStateAsUpdate(reader.doc), true);
    await reader.allAcked();
    expect(reader.refused).toEqual([]);
  });

  it("closes live connections when the rights change, and those of a session that ended", async () => {
    const id = await makeCustomer("sales1", "Moves");
    const before = stock("sales1", customerName(id));
    const boss = stock("admin", customerName(id));
    await before.synced();
    await boss.synced();
    await server.database.db
      .update(schema.customerOwners)
      .set({ ownerId: person("sales7").id })
      .where(eq(schema.customerOwners.customerId, id));
    server.bus.publish({ type: "rights", documents: [customerName(id)] });
    expect(await before.closed()).toBe(4403);
    expect(boss.provider.wsconnected).toBe(true);
    const after = stock("sales7", customerName(id));
    await after.synced();
    server.bus.publish({ type: "person-closed", userId: person("sales7").id });
    expect(await after.closed()).toBe(4401);
  });
});

describe("an update that the gate stops", () => {
  it("is asked for again after a gap, and arrives whole", async () => {
    const id = await makeCustomer("sales1");
    const client = await raw("sales1", customerName(id));
    const lost: Uint8Array[] = [];
    const doc = client.doc;
    doc.on("update", (update: Uint8Array, origin: unknown) => origin !== "server" && lost.push(update));
    doc.getMap("fields").set("company", "first");
    doc.getMap("fields").set("jobTitle", "second");
    client.messages.length = 0;
    client.write(lost[1] as Uint8Array);
    await client.allAcked();
    expect(client.messages).toEqual(["step1", "ack"]);
    client.write(Y.encodeStateAsUpdate(doc), true);
    await client.allAcked();
    const reader = stock("supervisor1", customerName(id));
    await reader.synced();
    expect(reader.doc.getMap("fields").toJSON()).toMatchObject({ company: "first", jobTitle: "second" });
  });

  it("closes whoever writes under somebody else's client id, also after a restart", async () => {
    const id = await makeCustomer("sales1");
    const victim = await raw("sales1", customerName(id));
    victim.edit((doc) => doc.getMap("fields").set("company", "victim"));
    await victim.allAcked();
    await server.restart();
    const spoof = await raw("supervisor1", customerName(id));
    spoof.doc.clientID = victim.doc.clientID;
    spoof.edit((doc) => doc.getMap("fields").set("jobTitle", "written ahead"));
    expect(await spoof.closed()).toBe(4400);
  });

  it("is refused for a root outside the schema", async () => {
    const id = await makeCustomer("sales1");
    const client = await raw("sales1", customerName(id));
    client.edit((doc) => doc.getMap("evil").set("a", 1));
    expect(await client.closed()).toBe(4400);
  });
});

describe("a client that writes and leaves at once", () => {
  it("has what it sent kept: rights are those of the person, not of the socket", async () => {
    const id = randomUUID();
    const author = await raw("sales1", customerName(id));
    author.edit((doc) => {
      doc.getMap("fields").set("name", "Gone at once");
    });
    author.socket.close();
    const reader = await raw("sales1", customerName(id));
    await until(() => reader.doc.getMap("fields").get("name") === "Gone at once", "the write of who left");
  });
});
