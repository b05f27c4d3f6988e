import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as Y from "yjs";
import { openDatabase } from "@/lib/db/client";
import { loadDocument } from "@/lib/db/documents";
import { addFollowUp, readCustomer } from "@/lib/docs/customer-doc";
import { customerName } from "@/lib/docs/names";
import { createLocalBus } from "@/sync-server/bus";
import { reproject } from "@/sync-server/projection/reproject";
import { startSyncServer } from "@/sync-server/server";
import type { TestPerson } from "../support/company";
import { projectionsOf } from "../support/projections";
import { Random } from "../support/random";
import { RawClient } from "../support/raw-client";
import { testLog } from "../support/server";
import { type Child, startChild } from "./child";

export interface KillTally {
  rounds: number;
  /** Edits that were acknowledged before a kill, all of which were there after it. */
  acknowledged: number;
  /** Edits that were under way at the moment of a kill. */
  underWay: number;
}

/** Somebody who writes follow-ups into a customer of their own, one after the other. */
interface Writer {
  readonly person: TestPerson;
  readonly customerId: string;
  readonly client: RawClient;
  written: number;
}

/** Everything acknowledged so far: customer id → ids of its follow-ups. */
type Acknowledged = Map<string, Set<string>>;

/** Edits that a writer has under way at most. */
const mostUnderWay = 100;
const writers = ["sales1", "sales2", "sales7"];

/**
 * Kills the server in the middle of writing, again and again on the same database, and looks each time whether
 * everything acknowledged is there (I1). At the end the projections are compared with a rebuild (I5).
 */
export async function killRounds(
  seed: number,
  rounds: number,
  progress?: (done: number) => void,
): Promise<KillTally> {
  const random = new Random(seed);
  const dataDir = await mkdtemp(path.join(tmpdir(), "genjin-kill-"));
  const tally: KillTally = { rounds: 0, acknowledged: 0, underWay: 0 };
  const acknowledged: Acknowledged = new Map();
  let people: Record<string, TestPerson> = {};
  try {
    for (let round = 0; round < rounds; round += 1) {
      const server = await startChild(dataDir, round === 0);
      people = server.people ?? people;
      await writeUntilKilled(server, people, random, acknowledged, tally);
      await checkLog(dataDir, acknowledged);
      tally.rounds += 1;
      progress?.(round + 1);
    }
    await checkProjections(dataDir, people);
    return tally;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function writeUntilKilled(
  server: Child,
  people: Record<string, TestPerson>,
  random: Random,
  acknowledged: Acknowledged,
  tally: KillTally,
): Promise<void> {
  const open = await Promise.all(writers.map((username) => begin(server, people[username] as TestPerson)));
  const killAfter = random.int(200);
  const acked = () => open.reduce((sum, { client }) => sum + client.acked, 0);
  while (acked() < killAfter) {
    for (const writer of open) {
      const isBehind = writer.written - writer.client.acked > mostUnderWay;
      for (let at = isBehind ? 0 : random.int(4); at > 0; at -= 1) write(writer);
    }
    await new Promise((resolve) => setTimeout(resolve, random.int(3)));
  }
  await server.kill();
  for (const { client, customerId, written } of open) {
    client.stop();
    const ids = new Set<string>();
    for (let at = 1; at <= client.acked - 1; at += 1) ids.add(`f${at}`);
    if (client.acked > 0) acknowledged.set(customerId, ids);
    tally.acknowledged += client.acked;
    tally.underWay += written + 1 - client.acked;
  }
}

async function begin(server: Child, person: TestPerson): Promise<Writer> {
  const customerId = randomUUID();
  const client = await new RawClient(server, person, `/${customerName(customerId)}?genjin=1`).ready();
  client.edit((doc) => doc.getMap("fields").set("name", `of ${person.username}`));
  return { person, customerId, client, written: 0 };
}

function write(writer: Writer): void {
  writer.written += 1;
  const id = `f${writer.written}`;
  const now = new Date().toISOString();
  const made = { id, subject: id, method: "phone", authorId: writer.person.id, time: now, now } as const;
  writer.client.edit((doc) => addFollowUp(doc, { ...made, text: [`note ${id}`] }));
}

/** What the database holds after the kill, before anybody serves it again. */
async function checkLog(dataDir: string, acknowledged: Acknowledged): Promise<void> {
  const database = await openDatabase({ dataDir, rootDir: process.cwd() });
  try {
    for (const [customerId, ids] of acknowledged) {
      const stored = await loadDocument(database.db, customerName(customerId));
      const doc = new Y.Doc();
      if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot.state);
      for (const { update } of stored?.entries ?? []) Y.applyUpdate(doc, update);
      const { fields, followUps } = readCustomer(doc);
      const found = new Set(followUps.map(({ id }) => id));
      const lost = [...ids].filter((id) => !found.has(id));
      if (fields.name === undefined || lost.length > 0)
        throw new Error(
          `lost of ${customerId}: ${fields.name === undefined ? "its name" : ""} ${lost.join(" ")}`,
        );
    }
  } finally {
    await database.close();
  }
}

/** What a server that starts after the last kill makes of the rows. */
async function checkProjections(dataDir: string, people: Record<string, TestPerson>): Promise<void> {
  const database = await openDatabase({ dataDir, rootDir: process.cwd() });
  try {
    const { db } = database;
    const ids = Object.values(people).map(({ id }) => id);
    const sync = await startSyncServer({ db, bus: createLocalBus(), config: {}, log: testLog });
    await sync.settled();
    await sync.close();
    const before = await projectionsOf(db, ids);
    await reproject({ db, log: testLog });
    if ((await projectionsOf(db, ids)) !== before) throw new Error("projections differ from a rebuild (I5)");
  } finally {
    await database.close();
  }
}
