import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "@/drizzle/schema";
import { addFollowUp, createCustomer, readCustomer, redateFollowUp } from "@/lib/docs/customer-doc";
import { customerName } from "@/lib/docs/names";
import { eventually } from "../support/eventually";
import { type FaultLine, openFaultLine } from "../support/fault-line";
import { connect, until } from "./support/client";
import { RawClient } from "./support/raw-client";
import { startTestServer, type TestServer } from "./support/server";

let server: TestServer;
let line: FaultLine;
const open: { stop(): void }[] = [];
beforeAll(async () => {
  server = await startTestServer({ probeMs: 250 });
  line = await openFaultLine(Number(new URL(server.url).port));
}, 60_000);
afterAll(async () => {
  for (const client of open) client.stop();
  await line?.close();
  await server?.stop();
});

function keep<T extends { stop(): void }>(client: T): T {
  open.push(client);
  return client;
}
const person = (username: string) => server.company.person(username);
const raw = (username: string, name: string): Promise<RawClient> =>
  keep(new RawClient(server, person(username), `/${name}?genjin=1`)).ready();

describe("clients that vanish without a word", () => {
  it("are found out by their silence: their presence ends, and their sockets are given back", async () => {
    const name = customerName(randomUUID());
    const witness = keep(connect(server, person("sales1"), name));
    await witness.synced();
    witness.doc.getMap("fields").set("name", "watched");
    await until(() => witness.doc.getMap("fields").has("customerNo"), "made");
    const before = await server.sockets();
    const far = { url: server.url.replace(/:\d+\//, `:${line.port}/`) };
    const lost = ["supervisor1", "admin"].map((username) => keep(connect(far, person(username), name)));
    for (const { provider, synced } of lost) {
      await synced();
      provider.awareness.setLocalState({ cursor: 1 });
    }
    const present = () => lost.filter(({ doc }) => witness.provider.awareness.getStates().has(doc.clientID));
    await until(() => present().length === 2, "both are seen");
    expect(await server.sockets()).toBe(before + 2);
    // From here on nothing passes in either direction, and no end of a connection either.
    for (const { provider } of lost) provider.shouldConnect = false;
    line.swallow();
    await eventually(() => present().length === 0);
    await eventually(async () => (await server.sockets()) === before);
    line.mend();
    for (const { provider } of lost) provider.connect();
    await eventually(() => present().length === 2, { withinMs: 30_000 });
    expect(witness.provider.wsconnected).toBe(true);
  });

  it("and those that are only slow to write keep their connection", async () => {
    const name = customerName(randomUUID());
    const busy = await raw("sales1", name);
    busy.edit((doc) => doc.getMap("fields").set("name", "busy"));
    for (let i = 0; i < 1500; i += 1) busy.edit((doc) => doc.getMap("fields").set("company", `${i}`));
    await busy.allAcked();
    expect(busy.closeCode).toBeNull();
  });
});

describe("devices whose clock is hours wrong", () => {
  const hour = 3_600_000;
  const deviceTime = (hours: number) => new Date(Date.now() + hours * hour).toISOString();

  async function noted(hours: number) {
    const id = randomUUID();
    const client = await raw("sales1", customerName(id));
    client.edit((doc) => createCustomer(doc, { name: "Clock" }, deviceTime(hours)));
    await client.allAcked();
    const now = deviceTime(hours);
    const made = { id: "f", subject: "Visit", method: "visit", authorId: person("sales1").id } as const;
    client.edit((doc) => addFollowUp(doc, { ...made, time: now, now }));
    await client.allAcked();
    return { id, client, now };
  }

  it("can't write what happens in the future: the server's time decides", async () => {
    const { client } = await noted(3);
    expect(client.refused).toContainEqual(
      expect.objectContaining({ path: "followUps/f|time|0", code: "timeInFuture" }),
    );
    expect(client.doc.getMap("followUps").has("f|time|0")).toBe(false);
  });

  it("can't put a later time before an earlier one, and go on once they are right", async () => {
    const { client, now } = await noted(-3);
    expect(client.refused).toEqual([]);
    client.edit((doc) => doc.getMap("followUps").set("f|time|1", deviceTime(-9)));
    await client.allAcked();
    expect(client.refused).toContainEqual(expect.objectContaining({ code: "timeBeforePrevious" }));
    const right = deviceTime(0);
    client.edit((doc) => redateFollowUp(doc, "f", right));
    await client.allAcked();
    expect(readCustomer(client.doc).followUps[0]?.times).toEqual([now, right]);
  });

  it.each([-5, 5])("leave no mark on what the server dates itself (%i h)", async (hours) => {
    const startedAt = Date.now();
    const { id } = await noted(hours);
    const { db } = server.database;
    const name = customerName(id);
    const dated = await Promise.all([
      db
        .select({ at: schema.documentUpdates.at })
        .from(schema.documentUpdates)
        .where(eq(schema.documentUpdates.name, name)),
      db
        .select({ at: schema.customerChanges.at })
        .from(schema.customerChanges)
        .where(eq(schema.customerChanges.customerId, id)),
      db
        .select({ at: schema.customerOwners.heldSince })
        .from(schema.customerOwners)
        .where(eq(schema.customerOwners.customerId, id)),
      db.select({ at: schema.refusals.at }).from(schema.refusals).where(eq(schema.refusals.document, name)),
    ]);
    expect(dated.slice(0, 3).every((rows) => rows.length > 0)).toBe(true);
    for (const { at } of dated.flat()) {
      expect(at.getTime()).toBeGreaterThanOrEqual(startedAt - 1000);
      expect(at.getTime()).toBeLessThanOrEqual(Date.now() + 1000);
    }
  });
});
