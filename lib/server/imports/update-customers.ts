import type * as Y from "yjs";
import { type ImportedRow, insertImportRows } from "@/lib/db/imports";
import { lockOwnerships } from "@/lib/db/ownership";
import {
  insertCustomerChanges,
  type NewChange,
  type ProjectedCustomer,
  type ProjectedFollowUp,
  upsertCustomers,
  upsertFollowUps,
} from "@/lib/db/projection";
import { insertProjectionTasks, type ProjectionTask } from "@/lib/db/projection-tasks";
import { type WrittenDocument, writeDocuments } from "@/lib/db/write-documents";
import { addFollowUp, deleteFollowUp, readFields, setFields } from "@/lib/docs/customer-doc";
import { customerName, indexName } from "@/lib/docs/names";
import { projectCustomerDoc } from "@/lib/docs/project";
import type { CustomerFields } from "@/lib/domain/customers/model";
import { pinyinOf } from "@/lib/domain/customers/pinyin-dictionary";
import type { BusEvent } from "@/lib/protocol/bus";
import type { CommandContext } from "../commands/model";
import { taskOf } from "./add-customers";
import type { CheckedRow } from "./schemas";

type Changes = Readonly<Record<string, readonly [unknown, unknown]>>;
type Plain = string | number | boolean | null;

/** Writes what the rows say into customers that are there (C7); values that a row doesn't have stay. */
export async function updateCustomers(
  context: CommandContext,
  importId: string,
  rows: readonly CheckedRow[],
): Promise<readonly BusEvent[]> {
  const rowById = new Map(rows.map((row) => [row.id, row]));
  const changesById = new Map<string, Changes>();
  const { tx, actor, now } = context;
  const ownerships = await lockOwnerships(tx, [...rowById.keys()]);
  const written = await writeDocuments(tx, namesOf(rowById.keys()), actor.userId, (doc, name) => {
    const row = rowById.get(idOf(name));
    if (!row) return;
    changesById.set(row.id, writeFields(doc, row.fields));
    if (row.followUp) writeFollowUp(doc, row.followUp, actor.userId, now);
  });
  await insertImportRows(
    tx,
    written.map(({ name, seq }) => ({
      importId,
      customerId: idOf(name),
      action: "updated" as const,
      ownerId: ownerships.get(idOf(name))?.ownerId ?? null,
      laneId: ownerships.get(idOf(name))?.laneId ?? null,
      seq,
      changes: changesById.get(idOf(name)) ?? {},
      followUpId: rowById.get(idOf(name))?.followUp?.id ?? null,
    })),
  );
  return projectWritten(context, written, changesById, ownerships);
}

/** Brings the old values back where nobody has written newer ones since; removes the imported follow-ups. */
export async function restoreCustomers(
  context: CommandContext,
  rows: readonly ImportedRow[],
): Promise<readonly BusEvent[]> {
  const rowById = new Map(rows.map((row) => [row.customerId, row]));
  const changesById = new Map<string, Changes>();
  const { tx, actor } = context;
  const ownerships = await lockOwnerships(tx, [...rowById.keys()]);
  const written = await writeDocuments(tx, namesOf(rowById.keys()), actor.userId, (doc, name) => {
    const row = rowById.get(idOf(name));
    if (!row) return;
    changesById.set(row.customerId, restoreFields(doc, row.changes ?? {}));
    if (row.followUpId) deleteFollowUp(doc, row.followUpId);
  });
  return projectWritten(context, written, changesById, ownerships);
}

async function projectWritten(
  { tx, actor }: CommandContext,
  written: readonly WrittenDocument[],
  changesById: ReadonlyMap<string, Changes>,
  ownerships: ReadonlyMap<string, { readonly ownerId: string | null; readonly laneId: string | null }>,
): Promise<readonly BusEvent[]> {
  const customers: ProjectedCustomer[] = [];
  const followUps: ProjectedFollowUp[] = [];
  const tasks: ProjectionTask[] = [];
  for (const { name, doc, seq, changed } of written) {
    const id = idOf(name);
    const ownership = ownerships.get(id);
    if (changed && ownership) {
      const { ownerId, laneId } = ownership;
      const projected = projectCustomerDoc(doc, { id, ownerId, rev: seq, pinyin: pinyinOf });
      customers.push({ row: projected.row, laneId });
      followUps.push(...projected.followUps);
      tasks.push(taskOf(id, ownerId, laneId));
      const index = ownerId && indexName(ownerId);
      if (index) {
        tasks.push(
          ...projected.followUps.map(({ row }) => ({ target: index, root: "followUps", key: row.id })),
        );
      }
    }
    doc.destroy();
  }
  await upsertCustomers(tx, customers);
  await upsertFollowUps(tx, followUps);
  await insertCustomerChanges(
    tx,
    [...changesById].flatMap(([id, changes]) => toChanges(id, actor.userId, changes)),
  );
  await insertProjectionTasks(tx, tasks);
  return written
    .filter(({ changed }) => changed)
    .map(({ name, seq }) => ({ type: "document" as const, name, seq }));
}

const idOf = (name: string): string => name.slice("customer/".length);
const namesOf = (ids: Iterable<string>): string[] => [...ids].map(customerName);

const toChanges = (customerId: string, actorId: string, changes: Changes): NewChange[] =>
  Object.entries(changes).map(([key, [oldValue, newValue]]) => ({
    customerId,
    actorId,
    path: `fields/${key}`,
    oldValue,
    newValue,
  }));

function fieldValue(fields: CustomerFields, key: string): unknown {
  const value = key.startsWith("x.") ? fields.custom[key.slice(2)] : fields[key as keyof CustomerFields];
  return value ?? null;
}

function writeFields(doc: Y.Doc, { custom = {}, ...given }: CheckedRow["fields"]): Changes {
  const before = readFields(doc);
  const wanted = new Map<string, unknown>(Object.entries(given));
  for (const [id, value] of Object.entries(custom)) wanted.set(`x.${id}`, value);
  const changes: Record<string, [unknown, unknown]> = {};
  for (const [key, value] of wanted) {
    const old = fieldValue(before, key);
    if (value !== undefined && value !== "" && value !== old) changes[key] = [old, value];
  }
  setFields(
    doc,
    Object.fromEntries(Object.entries(changes).map(([key, [, value]]) => [key, value as Plain])),
  );
  return changes;
}

function restoreFields(doc: Y.Doc, imported: Changes): Changes {
  const now = readFields(doc);
  const changes: Record<string, [unknown, unknown]> = {};
  for (const [key, [before, after]] of Object.entries(imported)) {
    if (fieldValue(now, key) === after) changes[key] = [after, before];
  }
  setFields(
    doc,
    Object.fromEntries(Object.entries(changes).map(([key, [, value]]) => [key, value as Plain])),
  );
  return changes;
}

function writeFollowUp(
  doc: Y.Doc,
  followUp: NonNullable<CheckedRow["followUp"]>,
  authorId: string,
  now: Date,
): void {
  const nowIso = now.toISOString();
  const time = followUp.at && followUp.at < nowIso ? followUp.at : nowIso;
  const text = followUp.text.split("\n");
  addFollowUp(doc, { id: followUp.id, subject: "", method: "other", authorId, time, now: nowIso, text });
}
