import type { Difference } from "./difference";

/**
 * `waiting`: nobody has decided. `accepting`: somebody accepted it, and it is being written. `dropped` may still be
 * accepted later: dropping destroys nothing.
 */
export type QuarantineState = "waiting" | "accepting" | "accepted" | "dropped";

/** Edits that were handed in, as those who decide see them (R10). */
export interface QuarantineRow {
  readonly id: string;
  readonly document: string;
  readonly customerId: string | null;
  readonly customerName: string;
  readonly author: { readonly id: string; readonly name: string };
  readonly at: string;
  readonly state: QuarantineState;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly difference: Difference;
  /** Paths that the rules refused to whoever accepted the rest. */
  readonly refused: readonly string[];
}

/**
 * The same as its author sees it in the inbox: only what the author wrote, never what the document said, since by
 * now that is not the author's to read.
 */
export interface HandedInRow {
  readonly id: string;
  readonly document: string;
  readonly label: string;
  readonly at: string;
  readonly state: QuarantineState;
  /** Name of who decided. */
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly difference: Difference;
}
