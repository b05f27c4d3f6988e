import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { projectionTasks } from "@/drizzle/schema";
import type { DatabaseHandle } from "@/lib/db/client";
import { loadDocument } from "@/lib/db/documents";
import { listStaleCustomers } from "@/lib/db/server-rows";
import { createCustomer } from "@/lib/docs/customer-doc";
import { customerName, peopleName } from "@/lib/docs/names";
import { reproject } from "@/scripts/rebuild/reproject";
import { eventually } from "../../support/eventually";
import { connect } from "../support/client";
import type { TestCompany } from "../support/company";
import { projectionsOf } from "../support/projections";
import { openBalancer } from "./balancer";
import type { SyncNode } from "./node";
import { Writer } from "./writer";

export interface Stage {
  readonly database: DatabaseHandle;
  readonly company: TestCompany;
}

export interface Failover {
  readonly exitCode: number | null;
  /** Follow-ups that were acknowledged before the node got its signal, by either node. */
  readonly acknowledgedBefore: number;
  readonly underWay: number;
  readonly acknowledgedAtEnd: number;
  /** Acknowledged follow-ups that the log lacked when the node was gone, or that somebody new doesn't get in the end. */
  readonly lost: readonly string[];
  readonly closeCodes: readonly number[];
  /** From the end of a connection to the first acknowledgement on the other node. */
  readonly slowestReturnMs: number;
}

const patience = { withinMs: 60_000 };
const authors = ["sales1", "sales2", "sales7"];

/** Load on both nodes, the end of one in the middle of it, as much load again on the other, and a look at all. */
export async function failOver(
  { database, company }: Stage,
  [ending, staying]: readonly [SyncNode, SyncNode],
  signal: NodeJS.Signals,
  perWriter: number,
): Promise<Failover> {
  const balancer = await openBalancer([ending.port, staying.port]);
  // Two devices of each author on one customer: one on either node, by turns.
  const writers = authors.flatMap((username) => {
    const id = randomUUID();
    return ["a", "b"].map((device) => {
      return new Writer(balancer.url, company.person(username), id, `${username}-${device}`);
    });
  });
  try {
    await eventually(() => writers.every(({ provider }) => provider.synced), patience);
    for (const { doc, label } of writers) {
      if (label.endsWith("a")) createCustomer(doc, { name: label }, new Date().toISOString());
    }
    await load(writers, perWriter);
    const acknowledgedBefore = sum(writers, "acknowledged");
    const underWay = sum(writers, "written") - acknowledgedBefore;
    balancer.hold();
    const exitCode = await writeUntil(writers, ending.end(signal));
    // Now, while nobody who still has it can hand it in again.
    const lost = await lostOf(writers, database);
    balancer.release();
    await load(writers, perWriter);
    await eventually(() => writers.every((writer) => writer.acknowledged === writer.written), patience);
    return {
      exitCode,
      acknowledgedBefore,
      underWay,
      acknowledgedAtEnd: sum(writers, "acknowledged"),
      lost: [...lost, ...(await missingOn(staying, writers))],
      closeCodes: writers.flatMap(({ closeCodes }) => closeCodes),
      slowestReturnMs: Math.max(0, ...writers.map(({ awayMs }) => awayMs)),
    };
  } finally {
    for (const writer of writers) writer.stop();
    balancer.close();
  }
}

/** Everybody writes until so many more follow-ups of each are acknowledged. */
async function load(writers: readonly Writer[], more: number): Promise<void> {
  const goals = new Map(writers.map((writer) => [writer, writer.acknowledged + more]));
  const deadline = performance.now() + patience.withinMs;
  for (;;) {
    const behind = writers.filter((writer) => writer.acknowledged < (goals.get(writer) ?? 0));
    if (behind.length === 0) return;
    if (performance.now() > deadline) {
      const said = behind.map(({ label, acknowledged, written }) => `${label} ${acknowledged}/${written}`);
      throw new Error(`not acknowledged: ${said.join(", ")}`);
    }
    for (const writer of writers) writer.write();
    await pause(10);
  }
}

const sum = (writers: readonly Writer[], of: "acknowledged" | "written"): number =>
  writers.reduce((total, writer) => total + writer[of], 0);

async function writeUntil<T>(writers: readonly Writer[], end: Promise<T>): Promise<T> {
  let isOver = false;
  const over = end.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    for (const writer of writers) writer.write();
    await pause(40);
  }
  return over;
}

async function lostOf(writers: readonly Writer[], { db }: DatabaseHandle): Promise<string[]> {
  const lost: string[] = [];
  for (const writer of writers) {
    const acknowledged = writer.acknowledged;
    const stored = await loadDocument(db, customerName(writer.customerId));
    const doc = new Y.Doc();
    if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot.state);
    for (const { update } of stored?.entries ?? []) Y.applyUpdate(doc, update);
    lost.push(...writer.missingIn(doc, acknowledged));
  }
  return lost;
}

async function missingOn(node: SyncNode, writers: readonly Writer[]): Promise<string[]> {
  const missing: string[] = [];
  for (const writer of writers) {
    const fresh = connect(node, writer.person, customerName(writer.customerId));
    await eventually(() => fresh.provider.synced, patience);
    missing.push(...writer.missingIn(fresh.doc, writer.acknowledged));
    fresh.stop();
  }
  return missing;
}

/** I5, with the nodes stopped or quiet: says what a rebuild from the log made different; nothing where all is well. */
export async function differencesFromRebuild({ database, company }: Stage): Promise<string[]> {
  const { db } = database;
  await eventually(async () => (await listStaleCustomers(db)).length === 0, patience);
  const ids = Object.values(company.people).map(({ id }) => id);
  await eventually(async () => (await db.select().from(projectionTasks)).length === 0, patience);
  const before = await projectionsOf(db, ids);
  const { corrected } = await reproject(database, new Date());
  const tables = (await projectionsOf(db, ids)) === before ? [] : ["tables"];
  // The company was written past the commands, and so has no list of people yet.
  return [...tables, ...corrected.filter((name) => name !== peopleName)];
}
