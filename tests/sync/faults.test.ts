import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { sessions } from "@/drizzle/schema";
import { loadDocument } from "@/lib/db/documents";
import { readIndex } from "@/lib/docs/index-doc";
import { customerName, indexName, peopleName } from "@/lib/docs/names";
import { CloseCode } from "@/lib/protocol/close-codes";
import { reproject } from "@/scripts/rebuild/reproject";
import { eventually } from "../support/eventually";
import { type FaultLine, openFaultLine } from "../support/fault-line";
import { startPostgres, type TestPostgres } from "../support/postgres";
import { connect, isSame, until } from "./support/client";
import { RawClient } from "./support/raw-client";
import { startTestServer, type TestServer } from "./support/server";

/** A node whose line to Postgres can be cut, and one whose line never fails. */
let postgres: TestPostgres;
let line: FaultLine;
let frail: TestServer;
let sound: TestServer;
const escaped: unknown[] = [];
const note = (error: unknown) => escaped.push(error);

beforeAll(async () => {
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
  postgres = await startPostgres();
  line = await openFaultLine(postgres.port);
  const databaseUrl = await postgres.createDatabase();
  sound = await startTestServer({ databaseUrl });
  const frailUrl = databaseUrl.replace(`:${postgres.port}/`, `:${line.port}/`);
  frail = await startTestServer({ databaseUrl: frailUrl, company: sound.company });
}, 120_000);
afterEach(() => {
  line.mend();
  expect(escaped).toEqual([]);
});
afterAll(async () => {
  await frail?.stop();
  await sound?.stop();
  await line?.close();
  await postgres?.stop();
  process.off("unhandledRejection", note);
  process.off("uncaughtException", note);
});

const patience = { withinMs: 40_000 };
/** `OUTAGE_SECONDS=60 npx vitest run --project sync tests/sync/faults.test.ts` for a whole minute. */
const outageSeconds = Number(process.env.OUTAGE_SECONDS ?? 3);

async function storedDoc(name: string): Promise<Y.Doc> {
  const stored = await loadDocument(sound.database.db, name);
  const doc = new Y.Doc();
  if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot.state);
  for (const { update } of stored?.entries ?? []) Y.applyUpdate(doc, update);
  return doc;
}
const storedFields = async (name: string) => (await storedDoc(name)).getMap("fields").toJSON();
const storedPromises = async (name: string) => (await storedDoc(name)).getMap("promises");

describe("a database that is away", () => {
  it.each(["cut", "swallow"] as const)("(%s) loses nothing, and all goes on by itself", async (fault) => {
    const name = customerName(randomUUID());
    const sales1 = sound.company.person("sales1");
    const writer = connect(frail, sales1, name);
    await writer.synced();
    writer.doc.getMap("fields").set("name", "before");
    await until(async () => (await storedFields(name)).name === "before", "stored");
    const raw = await new RawClient(frail, sales1, `/${name}?genjin=1`).ready();
    line[fault]();
    raw.edit((doc) => doc.getMap("fields").set("company", "unacknowledged"));
    expect(await eventually(() => raw.closeCode, patience)).toBe(CloseCode.trouble);
    expect(raw.acked).toBe(0);
    expect(await frail.database.answers()).toBe(false);
    for (let i = 0; i < 50; i += 1) writer.doc.getMap("fields").set("jobTitle", `meanwhile ${i}`);
    await eventually(() => !frail.bus.isUp(), patience);
    line.mend();
    await eventually(() => frail.database.answers(), patience);
    await eventually(async () => (await storedFields(name)).jobTitle === "meanwhile 49", patience);
    await eventually(() => frail.bus.isUp(), patience);
    const index = connect(frail, sales1, indexName(sales1.id));
    const id = name.slice("customer/".length);
    await eventually(() => readIndex(index.doc).customers.get(id)?.jobTitle === "meanwhile 49", patience);
    index.stop();
    writer.stop();
  });

  it(
    `for ${outageSeconds} s while people go on writing loses nothing, and nobody has to do anything`,
    async () => {
      const { company } = sound;
      const written = new Map<string, string[]>();
      const writers = ["sales1", "sales2", "sales7"].map((username) => {
        const name = customerName(randomUUID());
        written.set(name, []);
        const client = connect(frail, company.person(username), name);
        const write = (): void => {
          const ids = written.get(name) ?? [];
          const id = `promise${ids.length}`;
          ids.push(id);
          client.doc.getMap("promises").set(`${id}|text`, id);
        };
        return { name, client, write };
      });
      for (const { client } of writers) {
        await client.synced();
        client.doc.getMap("fields").set("name", "outage");
        await until(() => client.doc.getMap("fields").has("customerNo"), "made");
      }
      const writeAll = () => {
        for (const { write } of writers) write();
      };
      for (let i = 0; i < 20; i += 1) writeAll();
      line.swallow();
      const timer = setInterval(writeAll, 100);
      await eventually(async () => !(await frail.database.answers()), patience);
      const during = new RawClient(
        frail,
        company.person("sales8"),
        `/${customerName(randomUUID())}?genjin=1`,
      );
      await pause(outageSeconds * 1000);
      expect([null, CloseCode.trouble]).toContain(during.closeCode);
      // The other node, whose line is whole, has gone on all the while.
      const elsewhere = await new RawClient(
        sound,
        company.person("sales8"),
        `/${customerName(randomUUID())}?genjin=1`,
      ).ready();
      elsewhere.edit((doc) => doc.getMap("fields").set("name", "elsewhere"));
      await elsewhere.allAcked();
      line.mend();
      const mendedAt = performance.now();
      await pause(500);
      clearInterval(timer);
      for (const { name, client } of writers) {
        const isThere = async () => {
          const promises = await storedPromises(name);
          return (written.get(name) ?? []).every((id) => promises.has(`${id}|text`));
        };
        await eventually(isThere, patience);
        const reader = connect(sound, company.person("admin"), name);
        await eventually(() => isSame(reader.doc, client.doc), patience);
        reader.stop();
        client.stop();
      }
      const count = [...written.values()].reduce((sum, ids) => sum + ids.length, 0);
      console.log(
        `away ${outageSeconds} s: all ${count} writes stored ${Math.round(performance.now() - mendedAt)} ms after its return`,
      );
      for (const client of [during, elsewhere]) client.stop();
    },
    (outageSeconds + 90) * 1000,
  );

  it("takes its time, and everybody still gets everything", async () => {
    const name = customerName(randomUUID());
    const sales1 = sound.company.person("sales1");
    line.delay(60);
    const slow = await new RawClient(frail, sales1, `/${name}?genjin=1`).ready();
    for (let i = 0; i < 30; i += 1) slow.edit((doc) => doc.getMap("fields").set("name", `slow ${i}`));
    await slow.allAcked();
    const other = connect(sound, sound.company.person("supervisor1"), name);
    await eventually(() => isSame(other.doc, slow.doc), patience);
    slow.stop();
    other.stop();
  });
});

describe("wake-ups that are lost", () => {
  it("cost time alone: edits, ended sessions and lost rights are found once the line is back", async () => {
    const name = customerName(randomUUID());
    const { company } = sound;
    const sales2 = company.person("sales2");
    const writer = await new RawClient(sound, sales2, `/${name}?genjin=1`).ready();
    writer.edit((doc) => doc.getMap("fields").set("name", "first"));
    await writer.allAcked();
    const reader = connect(frail, company.person("supervisor1"), name);
    await until(() => reader.doc.getMap("fields").get("name") === "first", "first");
    const signedOut = connect(frail, company.person("supervisor2"), "company/people");
    await signedOut.synced();
    line.cut();
    await eventually(() => !frail.bus.isUp(), patience);
    writer.edit((doc) => doc.getMap("fields").set("name", "second"));
    await writer.allAcked();
    await sound.database.db.delete(sessions).where(eq(sessions.userId, company.person("supervisor2").id));
    line.mend();
    await eventually(() => reader.doc.getMap("fields").get("name") === "second", patience);
    expect(await eventually(() => signedOut.closed(), patience)).toBe(CloseCode.signInAgain);
    writer.stop();
    reader.stop();
    signedOut.stop();
  });
});

it("I5: projections equal a rebuild after all of it", async () => {
  await Promise.all([frail.sync.settled(), sound.sync.settled()]);
  const { corrected } = await reproject(sound.database, new Date());
  // The test's company was written past the commands, and so has no list of people yet.
  expect(corrected.filter((name) => name !== peopleName)).toEqual([]);
});
