import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadActor } from "@/lib/db/actors";
import { replaceLanes } from "@/lib/db/projection";
import { writeDocument } from "@/lib/db/write-document";
import { readClaimTimes } from "@/lib/docs/inbox-doc";
import { customerName, inboxName, poolName, settingsName } from "@/lib/docs/names";
import { readPoolRow } from "@/lib/docs/pool-doc";
import { writeLane } from "@/lib/docs/settings-doc";
import { commandByName } from "@/lib/server/commands/registry";
import { connect, type TestClient, until } from "./support/client";
import { RawClient } from "./support/raw-client";
import { startTestServer, type TestServer } from "./support/server";

let server: TestServer;
const open: TestClient[] = [];
const closedLane = randomUUID();
const openLane = randomUUID();
beforeAll(async () => {
  server = await startTestServer();
  const lanes = [
    { id: openLane, name: "A", groupIds: [], order: 1 },
    { id: closedLane, name: "B", groupIds: [server.company.groupIds[1]], order: 2 },
  ];
  await server.database.db.transaction(async (tx) => {
    await replaceLanes(tx, lanes);
    await writeDocument(tx, { name: settingsName, kind: "settings", actorId: null }, (doc) => {
      for (const lane of lanes) writeLane(doc, lane);
    });
  });
}, 60_000);
afterAll(async () => {
  for (const client of open) client.stop();
  await server?.stop();
});

const person = (username: string) => server.company.person(username);
function read(username: string, name: string): TestClient {
  const client = connect(server, person(username), name);
  open.push(client);
  return client;
}

async function makeCustomer(username: string, name: string): Promise<string> {
  const id = randomUUID();
  const client = await new RawClient(server, person(username), `/${customerName(id)}?genjin=1`).ready();
  client.edit((doc) => doc.getMap("fields").set("name", name));
  await client.allAcked();
  client.stop();
  return id;
}

/** As `POST /api/commands/{name}` does: one transaction, then its events. */
async function run(username: string, name: string, input: unknown): Promise<string> {
  const command = commandByName.get(name);
  const outcome = await server.database.db.transaction(async (tx) => {
    const actor = await loadActor(tx, person(username).id);
    if (!command || !actor) throw new Error(name);
    return command.decide({ tx, actor, now: new Date() }, command.input.parse(input), undefined);
  });
  if (!outcome.ok) return outcome.refusal.code;
  for (const event of outcome.events) server.bus.publish(event);
  return "ok";
}

describe("I3, P4: who reads a customer that is released and claimed", () => {
  it("the former owner reads on where the lane admits them, until the next claim closes the connection", async () => {
    const customerId = await makeCustomer("sales1", "open lane");
    const former = read("sales1", customerName(customerId));
    await former.synced();
    expect(await run("sales1", "customer.release", { customerId, laneId: openLane, reason: "x" })).toBe("ok");
    const lane = read("sales7", poolName(openLane));
    await until(() => readPoolRow(lane.doc, customerId)?.releaseReason === "x", "the row in the pool");
    const again = read("sales1", customerName(customerId));
    await again.synced();
    // Writing has ended with the release: the server sets it back.
    again.doc.getMap("fields").set("name", "late");
    const reader = read("sales7", customerName(customerId));
    await reader.synced();
    expect(reader.doc.getMap("fields").get("name")).toBe("open lane");
    expect(await run("sales7", "customer.claim", { customerId })).toBe("ok");
    expect(await again.closed()).toBe(4403);
    await until(() => readPoolRow(lane.doc, customerId) === undefined, "gone from the pool");
    const inbox = read("sales7", inboxName(person("sales7").id));
    await until(() => readClaimTimes(inbox.doc).length === 1, "the claim is counted");
    expect(reader.doc.getMap("fields").get("name")).toBe("open lane");
  });

  it("the former owner is closed out at once where the lane does not admit them", async () => {
    const customerId = await makeCustomer("sales1", "closed lane");
    const former = read("sales1", customerName(customerId));
    await former.synced();
    expect(await run("sales1", "customer.release", { customerId, laneId: closedLane, reason: "x" })).toBe(
      "ok",
    );
    expect(await former.closed()).toBe(4403);
    expect(await run("sales2", "customer.claim", { customerId })).toBe("laneClosed");
    expect(await run("sales7", "customer.claim", { customerId })).toBe("ok");
  });

  it("C9: a customer deleted for ever closes every connection, and opens to nobody until brought back", async () => {
    const customerId = await makeCustomer("sales1", "SECRET of the deleted");
    const owner = read("sales1", customerName(customerId));
    await owner.synced();
    expect(await run("supervisor1", "customer.deleteForever", { customerId })).toBe("notAllowed");
    expect(await run("admin", "customer.deleteForever", { customerId })).toBe("ok");
    expect(await owner.closed()).toBe(4403);
    for (const username of ["sales1", "supervisor1", "admin"]) {
      const refused = read(username, customerName(customerId));
      expect(await refused.closed()).toBe(4403);
      expect(refused.received().includes("SECRET")).toBe(false);
    }
    expect(await run("admin", "customer.restoreDeleted", { customerId })).toBe("ok");
    const back = read("sales1", customerName(customerId));
    await back.synced();
    expect(back.doc.getMap("fields").get("name")).toBe("SECRET of the deleted");
  });

  it("P5: the rules of the pool are set by command alone, and a lane removed by command alone", async () => {
    const admin = read("admin", settingsName);
    await admin.synced();
    admin.doc.getMap("settings").set("pool.holdLimit", 1);
    admin.doc.getMap("lanes").set(`${openLane}|deleted`, true);
    const reader = read("sales2", settingsName);
    await reader.synced();
    await until(
      () =>
        admin.doc.getMap("settings").get("pool.holdLimit") === undefined &&
        admin.doc.getMap("lanes").get(`${openLane}|deleted`) === undefined,
      "set back",
    );
    expect(await run("admin", "pool.setRules", { holdLimit: 5 })).toBe("ok");
    await until(() => reader.doc.getMap("settings").get("pool.holdLimit") === 5, "the rule arrives");
  });
});
