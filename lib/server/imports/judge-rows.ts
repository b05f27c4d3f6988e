import { loadLaneGroups, loadSubjectsOfCustomers, loadSubjectsOfPersons } from "@/lib/db/actors";
import type { Tx } from "@/lib/db/client";
import { findDocuments } from "@/lib/db/documents";
import { can } from "@/lib/domain/access/capabilities";
import type { Actor } from "@/lib/domain/access/model";
import { duplicateKeys } from "@/lib/domain/customers/duplicates";
import { mayImportFor, mayImportInto } from "@/lib/domain/imports/rules";
import { canHold } from "../commands/can-hold";
import { findDuplicateOwners } from "./duplicate-owners";
import type { CheckedRow, SkippedRow } from "./schemas";

export interface JudgedRows {
  readonly adds: readonly CheckedRow[];
  /** With the id of the customer that is changed. */
  readonly updates: readonly CheckedRow[];
  readonly skipped: SkippedRow[];
  readonly refused: { readonly line: number; readonly code: string }[];
}

/** Sorts the rows of a batch by what the rules let become of them (C7). */
export async function judgeRows(
  tx: Tx,
  actor: Actor,
  importId: string,
  rows: readonly CheckedRow[],
): Promise<JudgedRows> {
  const judged = { adds: [] as CheckedRow[], updates: [] as CheckedRow[], skipped: [], refused: [] };
  const placeCode = await placeRule(tx, actor, rows);
  const keysByRow = new Map(rows.map((row) => [row, keysOf(row)]));
  const found = await findDuplicateOwners(tx, actor, [...keysByRow.values()].flat(), { importId });
  const named = rows.filter((row) => row.mode === "update").map(({ id }) => id);
  const subjects = await loadSubjectsOfCustomers(tx, named, actor.userId);
  const taken = await findDocuments(
    tx,
    rows.filter((row) => row.mode === "add").map(({ id }) => `customer/${id}`),
  );
  for (const row of rows) judgeRow(row);
  return judged;

  function judgeRow(row: CheckedRow): void {
    const { line } = row;
    if (row.mode === "update") {
      const subject = subjects.get(row.id);
      if (subject && can(actor, "customer.write", subject)) judged.updates.push(row);
      else refuse(line, "notAllowed");
      return;
    }
    const code = taken.has(`customer/${row.id}`) ? "idTaken" : placeCode(row);
    if (code !== null) {
      refuse(line, code);
      return;
    }
    const duplicates = (keysByRow.get(row) ?? []).flatMap((key) => found.get(key) ?? []);
    const [duplicate] = duplicates;
    if (!duplicate || row.onDuplicate === "add") {
      judged.adds.push(row);
      return;
    }
    const writable = duplicates.find((each) => each.writable);
    if (row.onDuplicate === "update" && writable) {
      judged.updates.push({ ...row, id: writable.id });
    } else {
      const { id, readable, ask } = duplicate;
      (judged.skipped as SkippedRow[]).push({ line, customerId: readable ? id : null, ask });
    }
  }

  function refuse(line: number, code: string): void {
    (judged.refused as { line: number; code: string }[]).push({ line, code });
  }
}

const keysOf = ({ fields, mode }: CheckedRow): readonly string[] =>
  mode === "update"
    ? []
    : duplicateKeys({ name: fields.name, company: fields.company ?? "", phone: fields.phone ?? "" });

/** Whether a row may become its owner's, or go into its lane. */
async function placeRule(
  tx: Tx,
  actor: Actor,
  rows: readonly CheckedRow[],
): Promise<(row: CheckedRow) => string | null> {
  const ownerIds = [...new Set(rows.flatMap(({ ownerId }) => (ownerId ? [ownerId] : [])))];
  const subjects = await loadSubjectsOfPersons(tx, ownerIds);
  const holders = new Set<string>();
  for (const id of ownerIds) {
    if (await canHold(tx, id)) holders.add(id);
  }
  const groupIdsByLane = rows.some(({ laneId }) => laneId) ? await loadLaneGroups(tx) : null;
  return ({ ownerId, laneId }) => {
    if (ownerId) {
      const groupIds = subjects.get(ownerId)?.ownerGroupIds ?? [];
      if (!mayImportFor(actor, ownerId, groupIds)) return "notAllowed";
      if (!holders.has(ownerId)) return "personCannotHold";
    }
    if (!laneId) return null;
    const groupIds = groupIdsByLane?.get(laneId);
    if (!groupIds) return "laneUnknown";
    return mayImportInto(actor, laneId, groupIds) ? null : "laneClosed";
  };
}
