import { insertAudit } from "@/lib/db/audit";
import { findImported, lockImport } from "@/lib/db/imports";
import { addCustomers } from "../imports/add-customers";
import { judgeRows } from "../imports/judge-rows";
import { type BatchResult, type CheckedRow, importBatch } from "../imports/schemas";
import { updateCustomers } from "../imports/update-customers";
import { command, refused } from "./model";

/**
 * C7: one batch of an import. An import comes in batches of up to 500 rows, each all or nothing; a batch that is
 * sent again, or whose rows came with another, changes nothing.
 */
export const importCustomers = command({
  name: "customers.import",
  summary: "Import customers: one batch of rows",
  capability: "customer.create",
  input: importBatch,
  async decide(context, { importId, fileName, total, rows }) {
    const { tx, actor } = context;
    const found = await lockImport(tx, { id: importId, userId: actor.userId, fileName, total });
    if (found.userId !== actor.userId) return refused("notAllowed");
    if (found.undoneAt) return refused("importUndone");
    if (found.isNew) {
      const detail = { fileName, total };
      await insertAudit(tx, { actorId: actor.userId, action: "customers.import", subject: importId, detail });
    }
    const done = await findImported(
      tx,
      importId,
      rows.map(({ id }) => id),
    );
    const fresh = uniqueById(rows.filter(({ id }) => !done.has(id)));
    const judged = await judgeRows(tx, actor, importId, fresh);
    await addCustomers(context, importId, judged.adds);
    const updates = await untouched(context, importId, judged.updates);
    const events = await updateCustomers(context, importId, updates);
    const result: BatchResult = {
      added: judged.adds.length + rows.filter(({ id, mode }) => mode === "add" && done.has(id)).length,
      updated: updates.length + rows.filter(({ id, mode }) => mode === "update" && done.has(id)).length,
      skipped: judged.skipped,
      refused: judged.refused,
    };
    return { ok: true, result, events: [...events, { type: "tasks", urgent: true }] };
  },
});

const uniqueById = (rows: readonly CheckedRow[]): CheckedRow[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];

/** Rows that the server led to a customer of its own finding: the same one may come twice. */
async function untouched(
  { tx }: Parameters<typeof addCustomers>[0],
  importId: string,
  updates: readonly CheckedRow[],
): Promise<CheckedRow[]> {
  const unique = uniqueById(updates);
  const done = await findImported(
    tx,
    importId,
    unique.map(({ id }) => id),
  );
  return unique.filter(({ id }) => !done.has(id));
}
