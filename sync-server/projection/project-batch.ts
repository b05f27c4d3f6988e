import type { Tx } from "@/lib/db/client";
import type { AccessFacts } from "@/lib/db/document-facts";
import { replaceAttachments } from "@/lib/db/files";
import {
  deleteFollowUps,
  insertCustomerChanges,
  insertCustomerOwner,
  insertRefusals,
  type NewChange,
  type ProjectedCustomer,
  type ProjectedFollowUp,
  replaceLanes,
  upsertCustomers,
  upsertFollowUps,
  upsertPlans,
} from "@/lib/db/projection";
import { insertProjectionTasks, type ProjectionTask } from "@/lib/db/projection-tasks";
import { replaceSharedViews } from "@/lib/db/shared-views";
import { readKeptAttachments } from "@/lib/docs/customer-attachments";
import { readFollowUps } from "@/lib/docs/customer-doc";
import { sharedViewsOf } from "@/lib/docs/desk-doc";
import { groupName, inboxName, indexName, poolName } from "@/lib/docs/names";
import { projectCustomerDoc, projectCustomerRow, projectFollowUp, projectPlansDoc } from "@/lib/docs/project";
import { readLanes } from "@/lib/docs/settings-doc";
import { type RoomBatch, seqAfter, writesTextRows } from "../commit/batch";
import { rowPinyin } from "./row-pinyin";

/** What a commit leads to outside of the documents themselves. */
export interface ProjectionOutcome {
  readonly hasTasks: boolean;
  /** A row is new or changed its status: lists show it at once. */
  readonly isUrgent: boolean;
  readonly lanesChanged: boolean;
}

interface Draft {
  readonly customers: ProjectedCustomer[];
  readonly followUps: ProjectedFollowUp[];
  readonly changes: NewChange[];
  readonly tasks: ProjectionTask[];
  isUrgent: boolean;
}

const textPrefix = "text:";
/** From this many changed notes on, reading the document whole is cheaper than note by note. */
const manyFollowUps = 8;

/** Writes the rows that the commit's documents are projected into, in the commit's transaction. */
export async function projectBatches(
  tx: Tx,
  batches: readonly RoomBatch[],
  facts: AccessFacts,
): Promise<ProjectionOutcome> {
  const draft: Draft = { customers: [], followUps: [], changes: [], tasks: [], isUrgent: false };
  let lanesChanged = false;
  await insertCustomerOwner(tx, newOwners(batches));
  for (const batch of batches) {
    if (batch.room.kind === "customer") await projectCustomer(tx, batch, facts, draft);
    if (batch.room.kind === "plans") await projectPlans(tx, batch, draft);
    if (batch.room.kind === "desk") await projectDesk(tx, batch, draft);
    if (batch.room.kind === "settings") lanesChanged = (await projectSettings(tx, batch)) || lanesChanged;
  }
  await upsertCustomers(tx, draft.customers);
  await upsertFollowUps(tx, draft.followUps);
  await insertCustomerChanges(tx, draft.changes);
  await projectRefusals(tx, batches, draft);
  await insertProjectionTasks(tx, draft.tasks);
  return { hasTasks: draft.tasks.length > 0, isUrgent: draft.isUrgent, lanesChanged };
}

function newOwners(batches: readonly RoomBatch[]) {
  return batches.flatMap(({ room, created }) =>
    created && room.document.kind === "customer"
      ? [{ ...created, customerId: room.document.id, createdBy: created.ownerId }]
      : [],
  );
}

async function projectCustomer(tx: Tx, batch: RoomBatch, facts: AccessFacts, draft: Draft): Promise<void> {
  const { document } = batch.room;
  if (document.kind !== "customer" || batch.content === null) return;
  noteChanges(batch, document.id, draft);
  if (namesFiles(batch)) {
    await replaceAttachments(tx, document.id, readKeptAttachments(batch.content.live.doc));
  }
  const ownership = facts.ownership(document.id);
  const changedIds = changedFollowUps(batch);
  if (ownership === null || !isRowDue(batch, changedIds)) return;
  const { doc } = batch.content.live;
  const { ownerId, laneId } = ownership;
  const rowFacts = { id: document.id, ownerId, rev: seqAfter(batch), pinyin: rowPinyin };
  draft.customers.push({ row: projectCustomerRow(doc, rowFacts), laneId });
  const followUpIds = batch.projectsWhole ? new Set(readFollowUps(doc).map(({ id }) => id)) : changedIds;
  if (batch.projectsWhole) await deleteFollowUps(tx, document.id, { except: [...followUpIds] });
  const projected =
    followUpIds.size < manyFollowUps
      ? [...followUpIds].map((id) => projectFollowUp(doc, document.id, id))
      : projectCustomerDoc(doc, rowFacts).followUps.filter(({ row }) => followUpIds.has(row.id));
  const kept = projected.filter((followUp) => followUp !== null);
  const keptIds = new Set(kept.map(({ row }) => row.id));
  draft.followUps.push(...kept);
  await deleteFollowUps(tx, document.id, { only: [...followUpIds].filter((id) => !keptIds.has(id)) });
  addTasks(batch, ownership, followUpIds, draft);
}

/** Which files the customer names decides how long their bytes are kept (C11). */
function namesFiles(batch: RoomBatch): boolean {
  return batch.projectsWhole || batch.changes.some(({ root }) => root === "attachments");
}

/** What the change history shows (C6). */
function noteChanges(batch: RoomBatch, customerId: string, draft: Draft): void {
  for (const { root, key, oldValue, newValue, actorId } of batch.changes) {
    if (root !== "meta")
      draft.changes.push({ customerId, actorId, path: `${root}/${key}`, oldValue, newValue });
  }
}

function changedFollowUps(batch: RoomBatch): Set<string> {
  const ids = new Set<string>();
  for (const { root, key } of batch.changes) if (root === "followUps") ids.add(key.split("|", 1)[0] ?? key);
  if (writesTextRows(batch)) {
    for (const name of [...batch.room.dueTexts, ...batch.texts]) ids.add(name.slice(textPrefix.length));
  }
  return ids;
}

/** What a row is made of, beside follow-ups. */
const rowRoots: ReadonlySet<string> = new Set(["fields", "purchases", "enquiries"]);

/** Typing alone writes no row: that follows within a second. */
function isRowDue(batch: RoomBatch, followUpIds: ReadonlySet<string>): boolean {
  if (batch.created !== null || batch.projectsWhole) return true;
  return followUpIds.size > 0 || batch.changes.some(({ root }) => rowRoots.has(root));
}

function addTasks(
  batch: RoomBatch,
  ownership: { ownerId: string | null; laneId: string | null; collaborators: ReadonlyMap<string, unknown> },
  followUpIds: ReadonlySet<string>,
  draft: Draft,
): void {
  const { document } = batch.room;
  if (document.kind !== "customer") return;
  const { ownerId, laneId, collaborators } = ownership;
  if (laneId) draft.tasks.push({ target: poolName(laneId), root: "customers", key: document.id });
  if (ownerId === null) return;
  for (const userId of [ownerId, ...collaborators.keys()]) {
    draft.tasks.push({ target: indexName(userId), root: "customers", key: document.id });
  }
  for (const key of followUpIds) draft.tasks.push({ target: indexName(ownerId), root: "followUps", key });
  draft.isUrgent ||=
    batch.created !== null ||
    batch.changes.some(
      ({ root, key, oldValue }) =>
        (root === "fields" && key === "status") || (root === "followUps" && oldValue === undefined),
    );
}

async function projectPlans(tx: Tx, batch: RoomBatch, draft: Draft): Promise<void> {
  const { document } = batch.room;
  if (document.kind !== "plans" || batch.content === null) return;
  if (batch.changes.length === 0 && !batch.projectsWhole) return;
  const all = projectPlansDoc(batch.content.live.doc, document.id);
  const changed = batch.changes.map(({ key }) => key.split("|", 1)[0] ?? key);
  const ids = new Set(batch.projectsWhole ? all.map(({ id }) => id) : changed);
  const rows = all.filter((row) => ids.has(row.id));
  await upsertPlans(tx, rows);
  for (const key of ids) draft.tasks.push({ target: indexName(document.id), root: "plans", key });
  draft.isUrgent = true;
}

/** Views that the person shares with a group (C5). */
async function projectDesk(tx: Tx, batch: RoomBatch, draft: Draft): Promise<void> {
  const { document } = batch.room;
  if (document.kind !== "desk" || batch.content === null) return;
  const isDue = batch.changes.some(({ root }) => root === "views") || batch.caughtUp.length > 0;
  if (!isDue && !batch.projectsWhole) return;
  const due = await replaceSharedViews(tx, document.id, sharedViewsOf(batch.content.live.doc, document.id));
  for (const { groupId, key } of due) draft.tasks.push({ target: groupName(groupId), root: "views", key });
  draft.isUrgent ||= due.length > 0;
}

async function projectSettings(tx: Tx, batch: RoomBatch): Promise<boolean> {
  // Commands write the settings' log themselves, and leave the lanes to this.
  const isDue = batch.changes.some(({ root }) => root === "lanes") || batch.caughtUp.length > 0;
  if ((!isDue && !batch.projectsWhole) || batch.content === null) return false;
  await replaceLanes(tx, readLanes(batch.content.live.doc));
  return true;
}

async function projectRefusals(tx: Tx, batches: readonly RoomBatch[], draft: Draft): Promise<void> {
  const refused = batches.flatMap(({ room, refusals }) =>
    refusals.map(({ userId, refusal }) => ({ userId, document: room.name, ...refusal })),
  );
  if (refused.length === 0) return;
  const ids = await insertRefusals(tx, refused);
  refused.forEach(({ userId }, at) => {
    draft.tasks.push({ target: inboxName(userId), root: "refusals", key: String(ids[at]) });
  });
}
