import { and, asc, eq, gt, inArray, isNull, notInArray } from "drizzle-orm";
import * as Y from "yjs";
import { customerOwners, customers, documents, groups, lanes, plans, users } from "@/drizzle/schema";
import type { Database, DatabaseHandle } from "@/lib/db/client";
import { loadStates } from "@/lib/db/document-states";
import { beginEpoch, insertClients, insertDocumentRows } from "@/lib/db/documents";
import { replaceAttachments } from "@/lib/db/files";
import {
  deleteFollowUps,
  replaceLanes,
  upsertCustomers,
  upsertFollowUps,
  upsertPlans,
} from "@/lib/db/projection";
import { replaceSharedViews } from "@/lib/db/shared-views";
import { readKeptAttachments } from "@/lib/docs/customer-attachments";
import { sharedViewsOf } from "@/lib/docs/desk-doc";
import { groupName, indexName, peopleName, poolName, settingsName } from "@/lib/docs/names";
import { projectCustomerDoc, projectPlansDoc } from "@/lib/docs/project";
import { readRowTexts } from "@/lib/docs/row-map";
import { readLanes } from "@/lib/docs/settings-doc";
import { pinyinOf } from "@/lib/domain/customers/pinyin-dictionary";
import { buildGroup, buildIndex, buildPeople, buildPool, followUpsSince } from "./server-documents";

/** What a rebuild found; nothing differs when projections were right (I5). */
export interface Reprojected {
  readonly customers: number;
  readonly plans: number;
  /** Server-written documents that said something else than the tables, and were written anew. */
  readonly corrected: readonly string[];
}

const batchSize = 200;

/** Computes every projection again from the documents. No server may run meanwhile. */
export async function reproject({ db }: Pick<DatabaseHandle, "db">, now: Date): Promise<Reprojected> {
  await projectSettings(db);
  const customerCount = await eachDocument(db, "customer", projectCustomers);
  const planCount = await eachDocument(db, "plans", projectPlans);
  await eachDocument(db, "desk", projectDesks);
  return { customers: customerCount, plans: planCount, corrected: await correctServerDocuments(db, now) };
}

interface Opened {
  readonly id: string;
  readonly seq: number;
  readonly doc: Y.Doc;
}

async function openDocuments(db: Database, names: readonly string[]): Promise<Opened[]> {
  const states = await loadStates(db, names);
  return states.map(({ name, seq, updates }) => {
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    return { id: name.slice(name.indexOf("/") + 1), seq, doc };
  });
}

async function eachDocument(
  db: Database,
  kind: string,
  project: (db: Database, opened: readonly Opened[]) => Promise<void>,
): Promise<number> {
  let count = 0;
  let after = "";
  for (;;) {
    const rows = await db
      .select({ name: documents.name })
      .from(documents)
      .where(and(eq(documents.kind, kind), isNull(documents.deletedAt), gt(documents.name, after)))
      .orderBy(asc(documents.name))
      .limit(batchSize);
    if (rows.length === 0) return count;
    const names = rows.map((row) => row.name);
    await project(db, await openDocuments(db, names));
    count += rows.length;
    after = names.at(-1) ?? after;
  }
}

async function projectSettings(db: Database): Promise<void> {
  const [settings] = await openDocuments(db, [settingsName]);
  if (settings) await db.transaction((tx) => replaceLanes(tx, readLanes(settings.doc)));
}

async function projectCustomers(db: Database, opened: readonly Opened[]): Promise<void> {
  await db.transaction(async (tx) => {
    const ids = opened.map(({ id }) => id);
    const owners = await tx.select().from(customerOwners).where(inArray(customerOwners.customerId, ids));
    const ownerById = new Map(owners.map((owner) => [owner.customerId, owner]));
    const known = opened.filter(({ id }) => ownerById.has(id));
    const projected = known.map(({ id, seq, doc }) => {
      const ownerId = ownerById.get(id)?.ownerId ?? null;
      return projectCustomerDoc(doc, { id, ownerId, rev: seq, pinyin: pinyinOf });
    });
    await upsertCustomers(
      tx,
      projected.map(({ row }) => ({ row, laneId: ownerById.get(row.id)?.laneId ?? null })),
    );
    for (const { row, followUps } of projected) {
      await deleteFollowUps(tx, row.id, { except: followUps.map((followUp) => followUp.row.id) });
    }
    for (const { id, doc } of known) await replaceAttachments(tx, id, readKeptAttachments(doc));
    await upsertFollowUps(
      tx,
      projected.flatMap(({ followUps }) => followUps),
    );
    const orphans = ids.filter((id) => !ownerById.has(id));
    if (orphans.length > 0) await tx.delete(customers).where(inArray(customers.id, orphans));
  });
}

async function projectPlans(db: Database, opened: readonly Opened[]): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { id, doc } of opened) {
      const rows = projectPlansDoc(doc, id);
      const kept = rows.map((row) => row.id);
      const gone = kept.length > 0 ? notInArray(plans.id, kept) : undefined;
      await tx.delete(plans).where(and(eq(plans.userId, id), gone));
      await upsertPlans(tx, rows);
    }
  });
}

async function projectDesks(db: Database, opened: readonly Opened[]): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { id, doc } of opened) await replaceSharedViews(tx, id, sharedViewsOf(doc, id));
  });
}

async function correctServerDocuments(db: Database, now: Date): Promise<string[]> {
  const corrected: string[] = [];
  const correct = async (name: string, kind: string, fresh: Y.Doc) => {
    if (await correctDocument(db, { name, kind, fresh, now })) corrected.push(name);
  };
  await correct(peopleName, "people", await buildPeople(db));
  for (const { id } of await db.select({ id: users.id }).from(users)) {
    await correct(indexName(id), "index", await buildIndex(db, id, now));
  }
  for (const { id } of await db.select({ id: lanes.id }).from(lanes)) {
    await correct(poolName(id), "pool", await buildPool(db, id));
  }
  for (const { id } of await db.select({ id: groups.id }).from(groups)) {
    await correct(groupName(id), "group", await buildGroup(db, id));
  }
  return corrected;
}

interface Rebuilt {
  readonly name: string;
  readonly kind: string;
  readonly fresh: Y.Doc;
  readonly now: Date;
}

/** A document that says the same keeps its epoch: devices needn't fetch it again. */
async function correctDocument(db: Database, { name, kind, fresh, now }: Rebuilt): Promise<boolean> {
  const [present] = await openDocuments(db, [name]);
  if (saysTheSame(present?.doc ?? new Y.Doc(), fresh, followUpsSince(now))) return false;
  await db.transaction(async (tx) => {
    await insertDocumentRows(tx, [{ name, kind, createdBy: null }]);
    const [head] = await tx.select().from(documents).where(eq(documents.name, name)).for("update");
    if (!head) return;
    const content = { state: Y.encodeStateAsUpdate(fresh), vector: Y.encodeStateVector(fresh) };
    await beginEpoch(tx, { name, epoch: head.epoch + 1, seq: head.seq + 1, ...content });
    await insertClients(tx, [{ name, clientId: fresh.clientID, userId: null }]);
  });
  return true;
}

const roots = ["customers", "followUps", "plans", "people", "groups", "views"];

/**
 * The sequence a row was made at is no part of what it says: the projector leaves it behind on purpose. Neither are
 * follow-ups that have grown too old for the list since they came into it.
 */
function saysTheSame(present: Y.Doc, fresh: Y.Doc, since: Date): boolean {
  return roots.every((root) => {
    const [before, after] = [readRowTexts(present, root), readRowTexts(fresh, root)];
    const isOld = (text: string) => root === "followUps" && (timeOf(text) ?? "") < since.toISOString();
    const extra = [...before].filter(([key, text]) => !after.has(key) && !isOld(text));
    return extra.length === 0 && [...after].every(([key, text]) => sameRow(before.get(key), text));
  });
}

const timeOf = (text: string): string | undefined => (JSON.parse(text) as { readonly time?: string }).time;

function sameRow(before: string | undefined, after: string): boolean {
  return before !== undefined && canonical(before) === canonical(after);
}

/** Postgres keeps the keys of jsonb in an order of its own. */
function canonical(text: string): string {
  const row = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify(
    Object.keys(row)
      .filter((key) => key !== "rev")
      .sort()
      .map((key) => [key, row[key]]),
  );
}
