import type * as Y from "yjs";
import type { HandedInRow } from "../domain/quarantine/model";
import { observeRows, readRow, readRows, writeRow } from "./row-map";

/** An edit of this person that the rules set back, with what was attempted, so that no text is lost (X2). */
export interface RefusalRow {
  readonly id: string;
  readonly document: string;
  /** `root/key` */
  readonly path: string;
  readonly code: string;
  readonly attempted: unknown;
  readonly at: string;
}

/** Refusals, newest first. */
export function readRefusals(doc: Y.Doc): RefusalRow[] {
  return [...readRows<RefusalRow>(doc, "refusals").values()].sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Writes or removes (null) a refusal. For the server alone. */
export function writeRefusal(doc: Y.Doc, id: string, row: RefusalRow | null, origin?: unknown): void {
  writeRow(doc, "refusals", id, row, origin);
}

export function observeRefusals(doc: Y.Doc, onChange: (ids: ReadonlySet<string>) => void): () => void {
  return observeRows(doc, "refusals", onChange);
}

/** The person's last claims out of the pool, newest first: what is left for today is counted from them (P5). */
export interface ClaimTimes {
  readonly at: readonly string[];
}

export const claimTimesKey = "claims";

export function readClaimTimes(doc: Y.Doc): readonly string[] {
  return readRow<ClaimTimes>(doc, "results", claimTimesKey)?.at ?? [];
}

export function observeClaimTimes(doc: Y.Doc, onChange: () => void): () => void {
  return observeRows(doc, "results", onChange);
}

/** What this person had not sent when the right was lost, and what became of it; newest first. */
export function readHandedIn(doc: Y.Doc): HandedInRow[] {
  return [...readRows<HandedInRow>(doc, "quarantine").values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}

export function observeHandedIn(doc: Y.Doc, onChange: () => void): () => void {
  return observeRows(doc, "quarantine", onChange);
}
