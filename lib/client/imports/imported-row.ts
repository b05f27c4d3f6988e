import type * as Y from "yjs";
import { addFollowUp, createCustomer, type NewCustomerFields, setFields } from "@/lib/docs/customer-doc";
import type { ImportRow } from "@/lib/domain/imports/model";
import type { ImportDatabase } from "./import-db";

/** What a row of an import says, as somebody would have written it into the customer by hand. */
export function writeRow(doc: Y.Doc, row: ImportRow, authorId: string): void {
  const now = row.createdAt ?? "";
  doc.transact(() => {
    const { custom = {}, ...fields } = row.fields as NewCustomerFields;
    if (row.mode === "add") createCustomer(doc, row.fields as NewCustomerFields, now);
    else setFields(doc, { ...fields, ...prefixed(custom) });
    const { followUp } = row;
    if (!followUp) return;
    const time = followUp.at ?? now;
    const text = followUp.text.split("\n");
    addFollowUp(doc, { id: followUp.id, subject: "", method: "other", authorId, time, now, text });
  });
}

const prefixed = <T>(custom: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(custom).map(([id, value]) => [`x.${id}`, value]));

/** Takes a row out of the batch in which it waits, and the batch with the last one. */
export async function removeRow(database: ImportDatabase, key: [string, number], id: string): Promise<void> {
  const transaction = database.transaction("chunks", "readwrite");
  const stored = await transaction.store.get(key);
  if (stored) {
    const rows = (JSON.parse(stored.rows) as ImportRow[]).filter((row) => row.id !== id);
    const kept = { ...stored, count: rows.length, rows: JSON.stringify(rows) };
    await (rows.length > 0 ? transaction.store.put(kept) : transaction.store.delete(key));
  }
  await transaction.done;
}
