import * as Y from "yjs";
import type { HandedIn } from "@/lib/client/saving/hand-in";
import { customerName } from "@/lib/docs/names";
import type { ImportRow } from "@/lib/domain/imports/model";
import { openImports } from "./import-db";
import { removeRow, writeRow } from "./imported-row";

/**
 * Hands in the rows of imports that the server has not taken, each as the customer it would have become. A row that
 * is with the server leaves the device, so that nothing is handed in twice. Answers false when the rest must wait.
 */
export async function handInImports(
  userId: string,
  handIn: (document: string, update: Uint8Array, label: string) => Promise<HandedIn>,
): Promise<boolean> {
  const database = await openImports(userId);
  try {
    const imports = await database.getAll("imports");
    const waiting = new Set(imports.filter(({ state }) => state === "waiting").map(({ id }) => id));
    for (const key of await database.getAllKeys("chunks")) {
      const chunk = waiting.has(key[0]) ? await database.get("chunks", key) : undefined;
      for (const row of chunk ? (JSON.parse(chunk.rows) as ImportRow[]) : []) {
        const doc = new Y.Doc();
        writeRow(doc, row, userId);
        const update = Y.encodeStateAsUpdate(doc);
        if ((await handIn(customerName(row.id), update, row.fields.name ?? "")) === "later") return false;
        await removeRow(database, key, row.id);
      }
    }
    return true;
  } finally {
    database.close();
  }
}
