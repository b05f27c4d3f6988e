import { z } from "zod";
import { insertAudit } from "@/lib/db/audit";
import { lockDocuments } from "@/lib/db/documents";
import {
  findImport,
  type ImportedRow,
  listNotUndone,
  markUndone,
  removeCustomers,
  setUndone,
} from "@/lib/db/imports";
import { lockOwnerships } from "@/lib/db/ownership";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { customerName } from "@/lib/docs/names";
import { can } from "@/lib/domain/access/capabilities";
import type { BusEvent } from "@/lib/protocol/bus";
import { taskOf } from "../imports/add-customers";
import { restoreCustomers } from "../imports/update-customers";
import { type CommandContext, command, refused } from "./model";
import { wakeUps } from "./wake-ups";

const rowsAtOnce = 500;

/**
 * C7: takes back what an import did, 500 rows at a time; the caller asks again, under a new key, until nothing is
 * left. Customers that somebody has worked on since stay: nothing that was written is lost.
 */
export const undoImport = command({
  name: "customers.undoImport",
  summary: "Undo an import, 500 rows at a time",
  capability: "customer.create",
  input: z.object({ importId: z.uuid("invalid") }),
  async decide(context, { importId }) {
    const { tx, actor, now } = context;
    const found = await findImport(tx, importId);
    if (!found) return { ok: true, result: { removed: 0, restored: 0, kept: 0, left: false }, events: [] };
    if (found.userId !== actor.userId && !can(actor, "customer.delete")) return refused("notAllowed");
    if (!found.undoneAt) {
      await markUndone(tx, importId, now);
      await insertAudit(tx, { actorId: actor.userId, action: "customers.undoImport", subject: importId });
    }
    const rows = await listNotUndone(tx, importId, rowsAtOnce);
    const { removed, kept, events } = await removeAdded(
      context,
      rows.filter(({ action }) => action === "added"),
    );
    const updated = rows.filter(({ action }) => action === "updated");
    const restoring = await restoreCustomers(context, updated);
    await setUndone(tx, importId, removed, "removed");
    await setUndone(tx, importId, kept, "kept");
    await setUndone(
      tx,
      importId,
      updated.map(({ customerId }) => customerId),
      "restored",
    );
    const result = {
      removed: removed.length,
      restored: updated.length,
      kept: kept.length,
      left: rows.length === rowsAtOnce,
    };
    return { ok: true, result, events: [...restoring, ...events] };
  },
});

async function removeAdded(
  { tx, now }: CommandContext,
  rows: readonly ImportedRow[],
): Promise<{ removed: string[]; kept: string[]; events: BusEvent[] }> {
  const ids = rows.map(({ customerId }) => customerId);
  const ownerships = await lockOwnerships(tx, ids);
  const heads = await lockDocuments(tx, ids.map(customerName));
  const isUntouched = (row: ImportedRow) => {
    const head = heads.get(customerName(row.customerId));
    const owner = ownerships.get(row.customerId);
    const isWhere = owner?.ownerId === row.ownerId && owner?.laneId === row.laneId;
    return head !== undefined && !head.deleted && head.seq === row.seq && isWhere;
  };
  const removed = rows.filter(isUntouched).map(({ customerId }) => customerId);
  const gone = new Set(removed);
  await removeCustomers(tx, removed, now);
  await insertProjectionTasks(
    tx,
    rows
      .filter(({ customerId }) => gone.has(customerId))
      .map((row) => taskOf(row.customerId, row.ownerId, row.laneId)),
  );
  return { removed, kept: ids.filter((id) => !gone.has(id)), events: wakeUps(removed) };
}
