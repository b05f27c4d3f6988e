import { v7 as uuid } from "uuid";
import type { CustomerList } from "@/lib/client/customers/model";
import { nowIso } from "@/lib/client/time/clock";
import { pause } from "@/lib/client/time/pause";
import { requireWorkspace } from "@/lib/client/workspace/current-workspace";
import type { ExportColumn, ExportFormat } from "@/lib/domain/exports/model";
import type { ExportReply, ExportRequest, ExportTask } from "./protocol";

const rowsAtOnce = 1_000;

/** Writes what a list shows, in its order, in a worker; resolves with the file, or null when it was stopped. */
export function writeExport(
  list: Pick<CustomerList, "total" | "getRow">,
  task: ExportTask,
  signal: AbortSignal,
): Promise<Blob | null> {
  // Read at once: the list's row numbers hold until the table changes. Sent in slices: none is a long task.
  const rows = Array.from({ length: list.total }, (_, at) => list.getRow(at)).filter(
    (row) => row !== undefined,
  );
  const worker = new Worker(new URL("./export-worker.ts", import.meta.url), { type: "module" });
  const send = (request: ExportRequest) => worker.postMessage(request);
  return new Promise<Blob | null>((resolve, reject) => {
    const end = () => worker.terminate();
    signal.addEventListener("abort", () => {
      end();
      resolve(null);
    });
    worker.onerror = (event) => {
      end();
      reject(new Error(event.message));
    };
    worker.onmessage = ({ data }: MessageEvent<ExportReply>) => {
      end();
      if (data.kind === "done") resolve(data.blob);
      else reject(new Error(data.message));
    };
    void sendAll();

    async function sendAll(): Promise<void> {
      for (let at = 0; at < rows.length && !signal.aborted; at += rowsAtOnce) {
        send({ kind: "rows", rows: rows.slice(at, at + rowsAtOnce) });
        await pause();
      }
      send({ kind: "write", task });
    }
  });
}

/** Puts an export on record, at once or when the server is back (C8). */
export function recordExport(entry: {
  readonly format: ExportFormat;
  readonly count: number;
  readonly query: string;
  readonly columns: readonly ExportColumn[];
}): Promise<void> {
  return requireWorkspace().imports.recordExport(uuid(), { at: nowIso(), ...entry });
}
