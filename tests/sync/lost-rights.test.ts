import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import * as schema from "@/drizzle/schema";
import { wasHolder } from "@/lib/db/document-holders";
import { decideQuarantined, findQuarantined, insertQuarantined } from "@/lib/db/quarantine";
import { addFollowUp, followUpText, plainText, readCustomer } from "@/lib/docs/customer-doc";
import { effectOfUpdate } from "@/lib/docs/difference";
import { readHandedIn } from "@/lib/docs/inbox-doc";
import { customerName, inboxName } from "@/lib/docs/names";
import { makeHandInToken } from "@/lib/server/quarantine/author";
import { answerHandIn } from "@/lib/server/quarantine/hand-in";
import type { Runtime } from "@/lib/server/runtime";
import { isUpdate } from "@/sync-server/gate/is-update";
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

async function makeCustomer(username: string): Promise<string> {
  const id = randomUUID();
  const client = await raw(username, customerName(id));
  client.edit((doc) => {
    doc.getMap("fields").set("name", "Li");
    doc.getMap("fields").set("createdAt", new Date().toISOString());
  });
  await client.allAcked();
  client.stop();
  return id;
}

async function giveTo(customerId: string, username: string): Promise<void> {
  await server.database.db
    .update(schema.customerOwners)
    .set({ ownerId: person(username).id })
    .where(eq(schema.customerOwners.customerId, customerId));
  server.bus.publish({ type: "rights", documents: [customerName(customerId)] });
}

const note = (authorId: string) => {
  const now = new Date().toISOString();
  return {
    id: "late",
    subject: "Price",
    method: "visit",
    authorId,
    time: now,
    now,
    text: ["SAID-OFFLINE"],
  } as const;
};

/** Writes as `username` without a network, and puts what wasn't sent into the quarantine. */
async function handIn(username: string, customerId: string, write: (doc: Y.Doc) => void) {
  const name = customerName(customerId);
  const client = stock(username, name);
  await client.synced();
  const state = Y.encodeStateAsUpdate(client.doc);
  client.provider.disconnect();
  write(client.doc);
  const update = Y.encodeStateAsUpdate(client.doc, Y.encodeStateVectorFromUpdate(state));
  const entry = await insertQuarantined(server.database.db, {
    id: uuid(),
    document: name,
    authorId: person(username).id,
    label: "Li",
    update,
    updateHash: randomUUID(),
    difference: effectOfUpdate("customer", [state], update).difference,
  });
  return { id: entry.id, client };
}

async function accept(id: string, username: string) {
  const { db } = server.database;
  await decideQuarantined(db, id, {
    from: ["waiting"],
    state: "accepting",
    by: person(username).id,
    at: new Date(),
  });
  server.bus.publish({ type: "accepted", entryId: id });
  await until(async () => (await findQuarantined(db, id))?.state !== "accepting", "decided");
  return findQuarantined(db, id);
}

describe("R10: a right that changes", () => {
  it("demoted to reading, a stock client is disconnected, comes back, and writes in vain", async () => {
    const id = await makeCustomer("sales1");
    const { db } = server.database;
    await db
      .insert(schema.customerCollaborators)
      .values({ customerId: id, userId: person("sales7").id, right: "write" });
    const lent = stock("sales7", customerName(id));
    await lent.synced();
    let disconnects = 0;
    lent.provider.on("connection-close", () => {
      disconnects += 1;
    });
    await db
      .update(schema.customerCollaborators)
      .set({ right: "read" })
      .where(and(eq(schema.customerCollaborators.customerId, id)));
    server.bus.publish({ type: "rights", documents: [customerName(id)] });
    await until(() => disconnects > 0 && lent.provider.synced, "disconnected and synced again");
    lent.doc.getMap("fields").set("company", "IN-VAIN");
    const owner = stock("sales1", customerName(id));
    await owner.synced();
    await until(
      async () => (await db.select().from(schema.refusals)).some(({ attempted }) => attempted === "IN-VAIN"),
      "refused, with its text",
    );
    expect(owner.doc.getMap("fields").get("company")).toBeUndefined();
  });

  it("role and groups of a person take effect on what is open", async () => {
    const id = await makeCustomer("sales1");
    const boss = stock("supervisor1", customerName(id));
    await boss.synced();
    const { db } = server.database;
    const leads = and(
      eq(schema.groupMembers.userId, person("supervisor1").id),
      eq(schema.groupMembers.leads, true),
    );
    const [led] = await db.select().from(schema.groupMembers).where(leads);
    await db.delete(schema.groupMembers).where(leads);
    server.bus.publish({ type: "rights", userIds: [person("supervisor1").id] });
    expect(await boss.closed()).toBe(4403);
    if (led) await db.insert(schema.groupMembers).values(led);
    const held = { document: customerName(id), userId: person("supervisor1").id };
    await until(() => wasHolder(db, held), "noted who had it");
    expect(await wasHolder(db, { document: customerName(id), userId: person("sales8").id })).toBe(false);
  });

  it("what was written offline reaches nobody after the customer went to somebody else", async () => {
    const id = await makeCustomer("sales1");
    const late = stock("sales1", customerName(id));
    await late.synced();
    late.provider.disconnect();
    addFollowUp(late.doc, note(person("sales1").id));
    await giveTo(id, "sales7");
    late.provider.connect();
    expect(await late.closed()).toBe(4403);
    const owner = stock("sales7", customerName(id));
    await owner.synced();
    expect(readCustomer(owner.doc).followUps).toEqual([]);
    expect(owner.received().includes("SAID-OFFLINE")).toBe(false);
  });
});

describe("R10: an accepted entry", () => {
  it("is written as own by whoever accepted it, reaches readers, and its author is told", async () => {
    const id = await makeCustomer("sales1");
    const entry = await handIn("sales1", id, (doc) => {
      addFollowUp(doc, note(person("sales1").id));
      doc.getMap("fields").set("company", "Silk Road");
    });
    await giveTo(id, "sales2");
    const owner = stock("sales2", customerName(id));
    await owner.synced();
    expect(await accept(entry.id, "supervisor1")).toMatchObject({ state: "accepted", refused: [] });
    await until(() => readCustomer(owner.doc).fields.company === "Silk Road", "the accepted value");
    expect(readCustomer(owner.doc).followUps).toMatchObject([
      { subject: "Price", authorId: person("supervisor1").id },
    ]);
    expect(plainText(followUpText(owner.doc, "late"))).toBe("SAID-OFFLINE");
    expect(owner.doc.store.clients.has(entry.client.doc.clientID)).toBe(false);
    const changes = await server.database.db
      .select({ actorId: schema.customerChanges.actorId, path: schema.customerChanges.path })
      .from(schema.customerChanges)
      .where(eq(schema.customerChanges.customerId, id));
    expect(changes).toContainEqual({ actorId: person("supervisor1").id, path: "fields/company" });
    const inbox = stock("sales1", inboxName(person("sales1").id));
    await inbox.synced();
    await until(() => readHandedIn(inbox.doc).some((row) => row.id === entry.id), "the author's inbox");
    expect(readHandedIn(inbox.doc).find((row) => row.id === entry.id)).toMatchObject({
      state: "accepted",
      decidedBy: "Name of supervisor1",
    });
  });

  it("is judged by the rights of that moment: without them it waits again", async () => {
    const id = await makeCustomer("sales1");
    const entry = await handIn("sales1", id, (doc) => doc.getMap("fields").set("company", "Silk Road"));
    await giveTo(id, "sales7");
    expect(await accept(entry.id, "supervisor1")).toMatchObject({ state: "waiting", failure: "notAllowed" });
    const owner = stock("sales7", customerName(id));
    await owner.synced();
    expect(readCustomer(owner.doc).fields.company).toBeUndefined();
  });

  it("keeps out single values that the rules refuse to whoever accepts, and says which", async () => {
    const id = await makeCustomer("sales1");
    const entry = await handIn("sales1", id, (doc) => {
      doc.getMap("fields").set("customerNo", "STOLEN");
      doc.getMap("fields").set("company", "Silk Road");
    });
    expect(await accept(entry.id, "supervisor1")).toMatchObject({
      state: "accepted",
      refused: ["fields/customerNo"],
    });
    const owner = stock("sales1", customerName(id));
    await owner.synced();
    await until(() => readCustomer(owner.doc).fields.company === "Silk Road", "the legal part");
    expect(owner.received().includes("STOLEN")).toBe(false);
  });

  it("is taken up again by the next server when the one that took it died", async () => {
    const id = await makeCustomer("sales1");
    const entry = await handIn("sales1", id, (doc) => addFollowUp(doc, note(person("sales1").id)));
    const { db } = server.database;
    const by = person("supervisor1").id;
    await decideQuarantined(db, entry.id, { from: ["waiting"], state: "accepting", by, at: new Date() });
    await server.restart();
    await until(async () => (await findQuarantined(db, entry.id))?.state === "accepted", "taken up");
    const owner = stock("sales1", customerName(id));
    await owner.synced();
    expect(plainText(followUpText(owner.doc, "late"))).toBe("SAID-OFFLINE");
  });
});

describe("R10: the device of somebody whose account was closed", () => {
  const day = 24 * 60 * 60 * 1000;

  async function answerTo(username: string, token: string, customerId: string, now: Date, bytes?: string) {
    const { database, bus } = server;
    const doc = new Y.Doc();
    doc.getMap("fields").set("company", randomUUID());
    const update = bytes ?? Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64");
    const runtime = { db: database.db, bus, isUpdate, config: {} } as unknown as Runtime;
    const answer = await answerHandIn({
      runtime,
      request: new Request("http://localhost/api/quarantine"),
      locale: "en",
      now,
      params: {},
      query: {},
      body: { document: customerName(customerId), update, label: username, token },
    });
    return answer as { data?: { id: string }; refusal?: { code: string } };
  }

  it("hands in with its token for 30 days, for what it had and for customers made on it", async () => {
    const { db } = server.database;
    const leaving = person("sales8");
    const id = await makeCustomer("sales8");
    const [token, strange] = [await makeHandInToken({ db }, leaving.id), randomUUID()];
    const others = await makeCustomer("sales1");
    const now = new Date();
    expect((await answerTo("sales8", token, id, now)).refusal?.code).toBe("signInRequired");
    await db.update(schema.users).set({ closedAt: now }).where(eq(schema.users.id, leaving.id));
    expect((await answerTo("sales8", token, id, now)).data?.id).toBeTruthy();
    expect((await answerTo("sales8", token, randomUUID(), now)).data?.id).toBeTruthy();
    expect((await answerTo("sales8", token, others, now)).refusal?.code).toBe("notAllowed");
    expect((await answerTo("sales8", strange, id, now)).refusal?.code).toBe("signInRequired");
    const late = new Date(now.getTime() + 31 * day);
    expect((await answerTo("sales8", token, id, late)).refusal?.code).toBe("signInRequired");
    // What a device asks to learn whether the account was closed.
    expect((await answerTo("sales8", token, randomUUID(), now, "AAA=")).data).toMatchObject({ id: null });
    const stored = await db.select().from(schema.handInTokens);
    expect(JSON.stringify(stored)).not.toContain(token);
  });
});
