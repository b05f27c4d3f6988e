import type { CustomField } from "../settings/model";

/** A cell as a spreadsheet gives it; times are wall-clock times written as if they were UTC. */
export type Cell = string | number | boolean | Date | null;

export interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** One sheet as read from a file. Rows and columns count from 0; people are told rows from 1 and columns as A, B. */
export interface Grid {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
  /** Days before the first of the file's calendar: numbers without a format may be dates. */
  readonly epoch: 1900 | 1904;
}

/** What a column can become. `note` keeps what has no field of its own, with its header, in a follow-up. */
export const plainTargets = [
  "name",
  "firstName",
  "lastName",
  "company",
  "jobTitle",
  "phone",
  "address",
  "gender",
  "industry",
  "source",
  "level",
  "status",
  "birthday",
  "nextVisitAt",
  "resumeAt",
  "createdAt",
  "owner",
  "lane",
  "followUp",
  "followUpAt",
  "note",
] as const;
export type PlainTarget = (typeof plainTargets)[number];
export type Target = PlainTarget | `x.${string}`;

/** Several columns may feed these; of all others the first counts. */
export const manyTargets: ReadonlySet<Target> = new Set(["phone", "address", "note", "followUp"]);

/** Target by column; null: the column is left out. */
export type Mapping = readonly (Target | null)[];

/** The part of a sheet that holds customers. */
export interface Table {
  /** Row of the headers; null where the sheet has none. */
  readonly headerRow: number | null;
  readonly headers: readonly string[];
  /** Rows with something in them, by their number in the sheet. */
  readonly lines: readonly number[];
}

export const problemCodes = [
  "nameMissing",
  "tooLong",
  "phone",
  "notADate",
  "notANumber",
  "notInList",
  "inTheFuture",
  "ownerUnknown",
  "ownerAmbiguous",
  "ownerNotAllowed",
  "laneUnknown",
  "laneNotAllowed",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What is wrong with one cell. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly code: ProblemCode;
  readonly value: string;
}

export interface ImportFields {
  readonly name: string;
  readonly company?: string;
  readonly jobTitle?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly gender?: string;
  readonly industry?: string;
  readonly source?: string;
  readonly level?: string;
  readonly status?: string;
  readonly birthday?: string;
  readonly nextVisitAt?: string;
  readonly resumeAt?: string;
  readonly custom?: Readonly<Record<string, string | number>>;
}

export interface ImportFollowUp {
  readonly text: string;
  /** null: now. */
  readonly at: string | null;
}

/** One customer as read from one row. */
export interface Draft {
  readonly line: number;
  readonly fields: ImportFields;
  readonly createdAt: string | null;
  readonly ownerId: string | null;
  readonly laneId: string | null;
  readonly followUp: ImportFollowUp | null;
  readonly problems: readonly Problem[];
}

/** Whom names in a column may mean, and what the person may do with them. */
export interface ImportPerson {
  readonly id: string;
  readonly names: readonly string[];
  readonly allowed: boolean;
}

/** All that reading a row depends on, beside the row. */
export interface ReadingContext {
  readonly timeZone: string;
  readonly nowIso: string;
  readonly epoch: 1900 | 1904;
  readonly people: readonly ImportPerson[];
  readonly lanes: readonly ImportPerson[];
  readonly customFields: readonly CustomField[];
}

/** What happens to a row that is there already. */
export const duplicateChoices = ["skip", "update", "add"] as const;
export type DuplicateChoice = (typeof duplicateChoices)[number];

/** What a row is a duplicate of: a customer that is known, an earlier row of the same file, or a stranger's. */
export type Duplicate =
  | { readonly kind: "known"; readonly id: string; readonly by: "phone" | "name" | "server" }
  | { readonly kind: "line"; readonly line: number; readonly by: "phone" | "name" }
  /** Somebody else's, of whom the server tells only whom to ask (C10); null: it stands in a pool. */
  | { readonly kind: "elsewhere"; readonly ask: string | null };

/** One row as it is sent; the id was made on the device, or is that of the customer to change. */
export interface ImportRow {
  readonly id: string;
  readonly line: number;
  readonly mode: "add" | "update";
  /** What the server does when it knows of somebody this device doesn't. */
  readonly onDuplicate: DuplicateChoice;
  readonly fields: ImportFields;
  readonly createdAt?: string;
  readonly ownerId?: string;
  readonly laneId?: string;
  readonly followUp?: ImportFollowUp & { readonly id: string };
}

/** `A`, `B` … `AA`: how people name columns. */
export function columnName(column: number): string {
  let name = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}
