/** How a customer came to another place. `relane`: its lane was removed. */
export const moveKinds = [
  "release",
  "rule",
  "claim",
  "assign",
  "handOver",
  "relane",
  "delete",
  "restore",
  "undo",
] as const;
export type MoveKind = (typeof moveKinds)[number];

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;

/** How long a move can be taken back by whoever made it (C9, C13, P4); what is absent can't be. */
const undoMsByKind: Readonly<Partial<Record<MoveKind, number>>> = {
  release: dayMs,
  claim: 10 * minuteMs,
  assign: dayMs,
  handOver: 7 * dayMs,
};

export interface MadeMove {
  readonly kind: MoveKind;
  readonly at: number;
  readonly isUndone: boolean;
}

/** Whether the move can still be taken back. */
export function canUndoMove({ kind, at, isUndone }: MadeMove, now: number): boolean {
  const window = undoMsByKind[kind];
  return window !== undefined && !isUndone && now - at <= window;
}

/** For how long a customer deleted for ever can be brought back (C9). */
export const keepDeletedDays = 30;
export const keepDeletedMs = keepDeletedDays * dayMs;
