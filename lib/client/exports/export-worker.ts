/// <reference lib="webworker" />
import type { CustomerRow } from "@/lib/domain/customers/model";
import type { ExportReply, ExportRequest } from "./protocol";
import { writeFile } from "./write-file";

declare const self: DedicatedWorkerGlobalScope;

const rows: CustomerRow[] = [];

self.onmessage = ({ data }: MessageEvent<ExportRequest>) => {
  if (data.kind === "rows") {
    rows.push(...data.rows);
    return;
  }
  const reply = (message: ExportReply) => self.postMessage(message);
  writeFile(rows, data.task).then(
    (blob) => reply({ kind: "done", blob }),
    (error: unknown) => reply({ kind: "failed", message: String(error) }),
  );
};
