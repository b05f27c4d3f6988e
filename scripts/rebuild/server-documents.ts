import * as Y from "yjs";
import type { Executor } from "@/lib/db/client";
import {
  loadGroupRows,
  loadIndexCustomers,
  loadIndexFollowUps,
  loadIndexPlans,
  loadPersonRows,
  loadPoolRows,
} from "@/lib/db/server-rows";
import { loadSharedViews } from "@/lib/db/shared-views";
import { writeRow } from "@/lib/docs/index-doc";
import { writeGroup, writePerson } from "@/lib/docs/people-doc";
import { writePoolRow } from "@/lib/docs/pool-doc";
import { writeRow as writeTableRow } from "@/lib/docs/row-map";
import { stampSchema } from "@/lib/docs/schema-version";
import { pinyinOf } from "@/lib/domain/customers/pinyin-dictionary";

/** Index documents keep follow-ups of this many days (design §2). */
const followUpDays = 90;
const dayMs = 24 * 60 * 60 * 1000;

export const followUpsSince = (now: Date): Date => new Date(now.getTime() - followUpDays * dayMs);

/** `index/{userId}` as the tables say that it must be. */
export async function buildIndex(db: Executor, userId: string, now: Date, doc = new Y.Doc()): Promise<Y.Doc> {
  const customers = await loadIndexCustomers(db, userId, "all");
  const followUps = await loadIndexFollowUps(db, userId, "all", followUpsSince(now));
  const plans = await loadIndexPlans(db, userId, "all");
  doc.transact(() => {
    stampSchema(doc, "index");
    for (const [id, row] of customers) writeRow(doc, "customers", id, row);
    for (const [id, row] of followUps) writeRow(doc, "followUps", id, row);
    for (const [id, row] of plans) writeRow(doc, "plans", id, row);
  });
  return doc;
}

export async function buildPool(db: Executor, laneId: string, doc = new Y.Doc()): Promise<Y.Doc> {
  const rows = await loadPoolRows(db, laneId, "all");
  doc.transact(() => {
    stampSchema(doc, "pool");
    for (const [id, row] of rows) writePoolRow(doc, id, row);
  });
  return doc;
}

export async function buildGroup(db: Executor, groupId: string, doc = new Y.Doc()): Promise<Y.Doc> {
  const views = await loadSharedViews(db, groupId, "all");
  doc.transact(() => {
    stampSchema(doc, "group");
    for (const [key, row] of views) writeTableRow(doc, "views", key, row);
  });
  return doc;
}

export async function buildPeople(db: Executor, doc = new Y.Doc()): Promise<Y.Doc> {
  const people = await loadPersonRows(db, "all", (name) => pinyinOf(name, ""));
  const groups = await loadGroupRows(db, "all");
  doc.transact(() => {
    stampSchema(doc, "people");
    for (const [id, row] of people) writePerson(doc, id, row);
    for (const [id, row] of groups) writeGroup(doc, id, row);
  });
  return doc;
}
