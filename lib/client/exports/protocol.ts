import type { CustomerRow } from "@/lib/domain/customers/model";
import type { ExportContext } from "@/lib/domain/exports/cells";
import type { ExportColumn, ExportFormat } from "@/lib/domain/exports/model";

/** What the worker needs to write a file: names of owners as a list, since functions don't travel. */
export interface ExportTask {
  readonly format: Exclude<ExportFormat, "paper">;
  readonly sheet: string;
  readonly columns: readonly ExportColumn[];
  readonly context: Omit<ExportContext, "ownerName">;
  readonly owners: Readonly<Record<string, string>>;
}

export type ExportRequest =
  | { readonly kind: "rows"; readonly rows: readonly CustomerRow[] }
  | { readonly kind: "write"; readonly task: ExportTask };

export type ExportReply =
  | { readonly kind: "done"; readonly blob: Blob }
  | { readonly kind: "failed"; readonly message: string };
