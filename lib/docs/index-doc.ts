import type * as Y from "yjs";
import type { CustomerRow } from "../domain/customers/model";
import type { FollowUpRow } from "../domain/follow-ups/model";
import type { PlanRow } from "../domain/plans/model";
import {
  observeRows as observe,
  readRows as readAll,
  readRow as readOne,
  writeRow as writeOne,
} from "./row-map";

export interface IndexRows {
  customers: CustomerRow;
  followUps: FollowUpRow;
  plans: PlanRow;
}
export type IndexRoot = keyof IndexRows;

/** All rows of one person's index document. */
export interface Index {
  readonly customers: Map<string, CustomerRow>;
  readonly followUps: Map<string, FollowUpRow>;
  readonly plans: Map<string, PlanRow>;
}

export function readIndex(doc: Y.Doc): Index {
  return {
    customers: readAll<CustomerRow>(doc, "customers"),
    followUps: readAll<FollowUpRow>(doc, "followUps"),
    plans: readAll<PlanRow>(doc, "plans"),
  };
}

/** The rows of one root alone: lists of follow-ups have no use for the customers beside them. */
export function readRows<R extends IndexRoot>(doc: Y.Doc, root: R): Map<string, IndexRows[R]> {
  return readAll<IndexRows[R]>(doc, root);
}

export function readRow<R extends IndexRoot>(doc: Y.Doc, root: R, key: string): IndexRows[R] | undefined {
  return readOne<IndexRows[R]>(doc, root, key);
}

/** Writes or removes (null) a row. For the server alone. */
export function writeRow<R extends IndexRoot>(
  doc: Y.Doc,
  root: R,
  key: string,
  row: IndexRows[R] | null,
  origin?: unknown,
): void {
  writeOne(doc, root, key, row, origin);
}

export function observeRows(
  doc: Y.Doc,
  root: IndexRoot,
  onChange: (changedKeys: ReadonlySet<string>) => void,
): () => void {
  return observe(doc, root, onChange);
}
