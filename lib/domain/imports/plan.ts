import type { Draft, Duplicate, DuplicateChoice, ImportRow } from "./model";

export interface Choices {
  /** What happens to duplicates, unless a row says otherwise. */
  readonly duplicates: DuplicateChoice;
  readonly byLine: ReadonlyMap<number, DuplicateChoice>;
  /** Rows with a faulty cell are taken without that cell; otherwise they are left out. */
  readonly takeFaulty: boolean;
  /** A lane for all rows that name none; null: they are the person's own. */
  readonly laneId: string | null;
}

export interface Planned {
  readonly rows: readonly ImportRow[];
  /** Lines left out because they are there already. */
  readonly skipped: readonly number[];
  /** Lines that say more of an earlier line's customer, and are taken into its row. */
  readonly merged: readonly number[];
  /** Lines left out because something is wrong with them. */
  readonly faulty: readonly number[];
}

/** Rows that no choice can save: without a name there is no customer. */
export const isHopeless = (draft: Draft): boolean =>
  draft.problems.some(({ code }) => code === "nameMissing" || code === "tooLong");

/** The rows to send (C7). `newId` makes ids; nothing of the file is decided later than here. */
export function planImport(
  drafts: readonly Draft[],
  duplicates: ReadonlyMap<number, Duplicate>,
  choices: Choices,
  newId: () => string,
): Planned {
  const rows: ImportRow[] = [];
  const atLine = new Map<number, number>();
  const atId = new Map<string, number>();
  const skipped: number[] = [];
  const taken: number[] = [];
  const faulty: number[] = [];
  for (const draft of drafts) {
    if (isHopeless(draft) || (draft.problems.length > 0 && !choices.takeFaulty)) {
      faulty.push(draft.line);
      continue;
    }
    const duplicate = duplicates.get(draft.line);
    const choice = choices.byLine.get(draft.line) ?? choices.duplicates;
    const earlier = earlierRow(duplicate, atLine, atId);
    const isThere = duplicate?.kind === "known" || duplicate?.kind === "elsewhere" || earlier !== undefined;
    if (isThere && choice === "skip") skipped.push(draft.line);
    else if (earlier !== undefined && choice === "update") {
      rows[earlier] = merged(rows[earlier] as ImportRow, draft, newId);
      taken.push(draft.line);
    } else {
      atLine.set(draft.line, rows.length);
      if (duplicate?.kind === "known" && choice === "update") atId.set(duplicate.id, rows.length);
      rows.push(toRow(draft, isThere ? duplicate : undefined, choice, choices, newId));
    }
  }
  return { rows, skipped, merged: taken, faulty };
}

/** The row of this file, by its place, that the same customer has already. */
function earlierRow(
  duplicate: Duplicate | undefined,
  atLine: ReadonlyMap<number, number>,
  atId: ReadonlyMap<string, number>,
): number | undefined {
  if (duplicate?.kind === "line") return atLine.get(duplicate.line);
  return duplicate?.kind === "known" ? atId.get(duplicate.id) : undefined;
}

function toRow(
  draft: Draft,
  duplicate: Duplicate | undefined,
  choice: DuplicateChoice,
  choices: Choices,
  newId: () => string,
): ImportRow {
  // Of whom the server told, it knows better than this device whether the person may write to them.
  const updates = duplicate?.kind === "known" && duplicate.by !== "server" && choice === "update";
  const laneId = draft.laneId ?? (draft.ownerId === null ? choices.laneId : null);
  return {
    id: updates ? duplicate.id : newId(),
    line: draft.line,
    mode: updates ? "update" : "add",
    onDuplicate: choice,
    fields: draft.fields,
    ...(draft.createdAt ? { createdAt: draft.createdAt } : {}),
    ...(draft.ownerId ? { ownerId: draft.ownerId } : {}),
    ...(laneId ? { laneId } : {}),
    ...(draft.followUp ? { followUp: { ...draft.followUp, id: newId() } } : {}),
  };
}

/** A later row of the same customer says what the earlier one didn't, and newer values of what it did. */
function merged(row: ImportRow, draft: Draft, newId: () => string): ImportRow {
  const custom = { ...row.fields.custom, ...draft.fields.custom };
  const text = [row.followUp?.text, draft.followUp?.text].filter(Boolean).join("\n");
  return {
    ...row,
    fields: {
      ...row.fields,
      ...draft.fields,
      ...(Object.keys(custom).length > 0 ? { custom } : {}),
    },
    ...(text
      ? {
          followUp: {
            id: row.followUp?.id ?? newId(),
            text,
            at: draft.followUp?.at ?? row.followUp?.at ?? null,
          },
        }
      : {}),
  };
}
