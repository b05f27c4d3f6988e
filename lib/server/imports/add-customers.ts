import * as Y from "yjs";
import { insertWholeDocuments, type WholeDocument } from "@/lib/db/bulk-documents";
import { nextCustomerNos } from "@/lib/db/customer-numbers";
import { insertImportRows } from "@/lib/db/imports";
import {
  insertCustomerChanges,
  insertCustomerOwner,
  type ProjectedCustomer,
  type ProjectedFollowUp,
  upsertCustomers,
  upsertFollowUps,
} from "@/lib/db/projection";
import { insertProjectionTasks, type ProjectionTask } from "@/lib/db/projection-tasks";
import { addFollowUp, createCustomer, type NewCustomerFields, setCustomerNo } from "@/lib/docs/customer-doc";
import { customerName, indexName, poolName } from "@/lib/docs/names";
import { projectCustomerDoc } from "@/lib/docs/project";
import { pinyinOf } from "@/lib/domain/customers/pinyin-dictionary";
import type { CommandContext } from "../commands/model";
import type { CheckedRow } from "./schemas";

/** Makes the customers of a batch: documents, owners, rows, and the work for index and pool documents (C7). */
export async function addCustomers(
  { tx, actor, now }: CommandContext,
  importId: string,
  rows: readonly CheckedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const numbers = await nextCustomerNos(tx, rows.length);
  const documents: WholeDocument[] = [];
  const customers: ProjectedCustomer[] = [];
  const followUps: ProjectedFollowUp[] = [];
  const placed = rows.map((row) => ({ row, ...placeOf(row, actor.userId) }));
  placed.forEach(({ row, ownerId, laneId }, at) => {
    const doc = customerDocument(row, numbers[at] ?? "", ownerId ?? actor.userId, now);
    documents.push(toWhole(row.id, doc, actor.userId, now));
    const projected = projectCustomerDoc(doc, { id: row.id, ownerId, rev: 1, pinyin: pinyinOf });
    customers.push({ row: projected.row, laneId });
    followUps.push(...projected.followUps);
    doc.destroy();
  });
  await insertWholeDocuments(tx, documents);
  await insertCustomerOwner(
    tx,
    placed.map(({ row, ownerId, laneId }, at) => ({
      customerId: row.id,
      ownerId,
      customerNo: numbers[at] ?? "",
      createdBy: actor.userId,
      ...(laneId ? { release: releaseOf(laneId, actor.userId, now) } : {}),
    })),
  );
  await upsertCustomers(tx, customers);
  await upsertFollowUps(tx, followUps);
  await insertCustomerChanges(
    tx,
    customers.map(({ row }) => ({
      customerId: row.id,
      actorId: actor.userId,
      path: "fields/createdAt",
      oldValue: null,
      newValue: row.createdAt,
    })),
  );
  await insertProjectionTasks(
    tx,
    placed.map(({ row, ownerId, laneId }) => taskOf(row.id, ownerId, laneId)),
  );
  await insertImportRows(
    tx,
    placed.map(({ row, ownerId, laneId }) => ({
      importId,
      customerId: row.id,
      action: "added" as const,
      ownerId,
      laneId,
      seq: 1,
      changes: null,
      followUpId: null,
    })),
  );
}

const placeOf = ({ ownerId, laneId }: CheckedRow, self: string) =>
  laneId ? { ownerId: null, laneId } : { ownerId: ownerId ?? self, laneId: null };

const releaseOf = (laneId: string, self: string, now: Date) => ({
  laneId,
  formerOwnerId: self,
  releasedBy: self,
  releasedAt: now,
  releaseReason: "",
});

/** The row that changes with a customer, in the document of its owner or of its lane. */
export const taskOf = (key: string, ownerId: string | null, laneId: string | null): ProjectionTask => ({
  target: ownerId ? indexName(ownerId) : poolName(laneId ?? ""),
  root: "customers",
  key,
});

function customerDocument(row: CheckedRow, customerNo: string, authorId: string, now: Date): Y.Doc {
  const { followUp } = row;
  const nowIso = now.toISOString();
  const past = (time: string | null | undefined) => (time && time < nowIso ? time : null);
  const doc = new Y.Doc();
  doc.transact(() => {
    createCustomer(doc, row.fields as NewCustomerFields, past(row.createdAt) ?? nowIso);
    setCustomerNo(doc, customerNo);
    if (!followUp) return;
    const time = past(followUp.at) ?? nowIso;
    const text = followUp.text.split("\n");
    addFollowUp(doc, { id: followUp.id, subject: "", method: "other", authorId, time, now: nowIso, text });
  });
  return doc;
}

function toWhole(id: string, doc: Y.Doc, createdBy: string, createdAt: Date): WholeDocument {
  const state = Y.encodeStateAsUpdate(doc);
  const vector = Y.encodeStateVector(doc);
  return { name: customerName(id), kind: "customer", createdBy, createdAt, state, vector };
}
