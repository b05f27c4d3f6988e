import { v7 as uuid } from "uuid";
import { apiFetch } from "@/lib/client/http/api-fetch";
import type { ApiError, Result } from "@/lib/client/http/result";
import type { ImportDatabase, SkippedByServer, StoredChunk, StoredImport } from "./import-db";

interface BatchAnswer {
  readonly added: number;
  readonly updated: number;
  readonly skipped: readonly SkippedByServer[];
  readonly refused: readonly { readonly line: number; readonly code: string }[];
}

interface UndoAnswer {
  readonly removed: number;
  readonly restored: number;
  readonly kept: number;
  readonly left: boolean;
}

/** A batch is one transaction of the server; on a busy one it takes its time. */
const batchTimeoutMs = 120_000;

const command = <T>(name: string, json: unknown, key: string): Promise<Result<{ result: T }>> =>
  apiFetch<{ result: T }>(`/api/commands/${name}`, {
    json,
    headers: { "idempotency-key": key },
    timeoutMs: batchTimeoutMs,
  });

/** Whether asking again later may help: no answer, a busy server, a sign-in that ran out. */
export const isPassing = ({ status }: ApiError): boolean =>
  status === 0 || status >= 500 || status === 401 || status === 429;

/** Sends one batch and writes down its answer, in the transaction that takes the batch off the list. */
export async function sendChunk(
  database: ImportDatabase,
  { id, fileName, total }: StoredImport,
  { chunk, rows }: StoredChunk,
): Promise<ApiError | null> {
  const json = { importId: id, fileName, total, rows: JSON.parse(rows) as unknown };
  const answer = await command<BatchAnswer>("customers.import", json, `${id}:${chunk}`);
  if (!answer.ok) {
    if (!isPassing(answer.error)) {
      await change(database, id, () => ({ state: "refused", message: answer.error.message }));
    }
    return answer.error;
  }
  const { added, updated, skipped, refused } = answer.value.result;
  const transaction = database.transaction(["imports", "chunks"], "readwrite");
  const stored = await transaction.objectStore("imports").get(id);
  await transaction.objectStore("chunks").delete([id, chunk]);
  const left = await transaction.objectStore("chunks").count(IDBKeyRange.bound([id, 0], [id, Infinity]));
  if (stored) {
    await transaction.objectStore("imports").put({
      ...stored,
      added: stored.added + added,
      updated: stored.updated + updated,
      skipped: [...stored.skipped, ...skipped],
      refused: [...stored.refused, ...refused],
      state: left === 0 && stored.state === "waiting" ? "done" : stored.state,
    });
  }
  await transaction.done;
  return null;
}

/** Undoes on the server until nothing is left. */
export async function sendUndo(database: ImportDatabase, id: string): Promise<ApiError | null> {
  for (;;) {
    const answer = await command<UndoAnswer>("customers.undoImport", { importId: id }, uuid());
    if (!answer.ok) {
      if (!isPassing(answer.error)) {
        await change(database, id, () => ({ state: "done", message: answer.error.message }));
      }
      return answer.error;
    }
    const { kept, left } = answer.value.result;
    await change(database, id, (stored) => ({
      kept: stored.kept + kept,
      ...(left ? {} : { state: "undone" as const }),
    }));
    if (!left) return null;
  }
}

export async function change(
  database: ImportDatabase,
  id: string,
  changes: (stored: StoredImport) => Partial<StoredImport>,
): Promise<void> {
  const transaction = database.transaction("imports", "readwrite");
  const stored = await transaction.store.get(id);
  if (stored) await transaction.store.put({ ...stored, ...changes(stored) });
  await transaction.done;
}
