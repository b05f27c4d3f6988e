import type * as Y from "yjs";
import type { PoolRow } from "../domain/customers/model";
import { observeRows, readRow, readRows, writeRow } from "./row-map";

/** The customers that stand in a lane (P1), by id. */
export function readPool(doc: Y.Doc): Map<string, PoolRow> {
  return readRows<PoolRow>(doc, "customers");
}

export function readPoolRow(doc: Y.Doc, customerId: string): PoolRow | undefined {
  return readRow<PoolRow>(doc, "customers", customerId);
}

/** Writes or removes (null) a row. For the server alone. */
export function writePoolRow(doc: Y.Doc, customerId: string, row: PoolRow | null, origin?: unknown): void {
  writeRow(doc, "customers", customerId, row, origin);
}

export function observePool(doc: Y.Doc, onChange: (ids: ReadonlySet<string>) => void): () => void {
  return observeRows(doc, "customers", onChange);
}
