import type { CustomerChange } from "@/lib/client/customers/model";

/** What the history shows as one line: one change, or all that a new entry wrote at its birth. */
export type HistoryLine =
  | { readonly kind: "change"; readonly change: CustomerChange }
  | {
      readonly kind: "followUpWritten" | "customerAdded";
      readonly change: CustomerChange;
      readonly words: string;
    }
  | {
      readonly kind: "entryAdded";
      readonly list: ListRoot;
      readonly change: CustomerChange;
      readonly words: string;
    };

export const listRoots = ["promises", "issues", "demands", "purchases", "enquiries", "attachments"] as const;
export type ListRoot = (typeof listRoots)[number];

/** The field that every entry of a list is born with. */
const listBirth =
  /^(?:(?:promises|issues|demands)\/[^|]+\|kind|(?:purchases|enquiries)\/[^|]+\|productId|attachments\/[^|]+\|hash)$/;

/** The entry that a change belongs to: `followUps/<id>`, or `fields`, of one person's one commit. */
const birthKey = ({ at, actorId, path }: CustomerChange): string =>
  `${at} ${actorId} ${path.includes("|") ? path.slice(0, path.indexOf("|")) : path.split("/")[0]}`;

const isBirth = ({ path, oldValue }: CustomerChange): boolean =>
  (path === "fields/createdAt" || /^followUps\/[^|]+\|createdAt$/.test(path) || listBirth.test(path)) &&
  isNothing(oldValue);

/** Which lane it went to is said beside whose it was. */
const isPartOfMove = (row: CustomerChange, all: readonly CustomerChange[]): boolean =>
  row.path === "ownership/laneId" &&
  all.some(({ path, at }) => path === "ownership/ownerId" && at === row.at);

const isNothing = (value: unknown): boolean => value === null || value === undefined || value === "";

/** Gathers what one press wrote, so that a new follow-up is one line and not five. Rows stay in their order. */
export function groupChanges(all: readonly CustomerChange[]): readonly HistoryLine[] {
  const rows = all.filter((row) => !isPartOfMove(row, all));
  const births = new Map(rows.filter(isBirth).map((row) => [birthKey(row), row]));
  const lines: HistoryLine[] = [];
  for (const row of rows) {
    const birth = births.get(birthKey(row));
    if (birth === row) lines.push(birthLine(row, rows));
    // The values that an entry was born with are part of its own line.
    else if (!birth || !isNothing(row.oldValue)) {
      if (!isNothing(row.oldValue) || !isNothing(row.newValue)) lines.push({ kind: "change", change: row });
    }
  }
  return lines;
}

function birthLine(birth: CustomerChange, rows: readonly CustomerChange[]): HistoryLine {
  const list = listRoots.find((root) => birth.path.startsWith(`${root}/`));
  if (list) {
    const path = birth.path.replace(/\|.*$/, list === "attachments" ? "|name" : "|text");
    return { kind: "entryAdded", list, change: birth, words: wordsAt(path, birth, rows) };
  }
  const isCustomer = birth.path === "fields/createdAt";
  const named = isCustomer ? "fields/name" : birth.path.replace("|createdAt", "|subject");
  const kind = isCustomer ? "customerAdded" : "followUpWritten";
  return { kind, change: birth, words: wordsAt(named, birth, rows) };
}

function wordsAt(path: string, birth: CustomerChange, rows: readonly CustomerChange[]): string {
  const key = birthKey(birth);
  const value = rows.find((row) => row.path === path && birthKey(row) === key)?.newValue;
  return typeof value === "string" ? value : "";
}
