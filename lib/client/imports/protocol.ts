import type { DuplicateChoice, ImportPerson, Mapping, ProblemCode, Target } from "@/lib/domain/imports/model";
import type { Choices } from "@/lib/domain/imports/plan";
import type { CustomField } from "@/lib/domain/settings/model";

/** Why a file is refused as a whole, with the place where that is known. */
export interface FileProblem {
  readonly code:
    | "tooLarge"
    | "unpacksTooLarge"
    | "tooManyRows"
    | "tooManyColumns"
    | "encrypted"
    | "damaged"
    | "notASpreadsheet"
    | "otherFormat"
    | "wrongEncoding"
    | "empty"
    | "tooSlow"
    | "storage"
    | "failed";
  readonly sheet?: string;
  /** From 1, as the sheet shows it. */
  readonly row?: number;
  readonly column?: string;
}

/** What the worker must know of the company and the person, to read names and rights. */
export interface OpenContext {
  readonly timeZone: string;
  readonly nowIso: string;
  readonly userId: string;
  readonly people: readonly ImportPerson[];
  readonly lanes: readonly ImportPerson[];
  readonly customFields: readonly CustomField[];
  /** Mappings of earlier imports, by the key of their headers. */
  readonly remembered: Readonly<Record<string, Mapping>>;
}

/** A customer that the device knows of: id, name, company, phone. */
export type KnownCustomer = readonly [id: string, name: string, company: string, phone: string];

export interface OpenedSheet {
  readonly name: string;
  readonly headers: readonly string[];
  readonly mapping: readonly (Target | null)[];
  readonly isRemembered: boolean;
  readonly headerKey: string;
  /** First rows as text, for the eye. */
  readonly preview: readonly (readonly string[])[];
  readonly rowCount: number;
  readonly headerRow: number | null;
}

export interface OpenedFile {
  readonly sheets: readonly OpenedSheet[];
  /** Of a file without a mark that says it. */
  readonly encoding: "utf-8" | "utf-16" | "gb18030" | null;
  readonly hasMacros: boolean;
}

export interface FoundProblem {
  readonly line: number;
  readonly column: string;
  readonly header: string;
  readonly code: ProblemCode;
  readonly value: string;
}

export interface FoundDuplicate {
  readonly line: number;
  readonly name: string;
  readonly company: string;
  readonly phone: string;
  readonly by: "phone" | "name" | "server";
  /** A known customer, or an earlier row of the file (from 1). */
  readonly knownId: string | null;
  readonly earlierRow: number | null;
  /** Of a stranger's customer: whom to ask; null: it stands in a pool. */
  readonly ask: string | null;
}

export interface CheckedFile {
  readonly total: number;
  readonly fresh: number;
  readonly duplicateCount: number;
  readonly faultyCount: number;
  readonly hopelessCount: number;
  /** The first of each, for the eye. */
  readonly problems: readonly FoundProblem[];
  readonly duplicates: readonly FoundDuplicate[];
}

export interface CommitChoices {
  readonly duplicates: DuplicateChoice;
  readonly byLine: readonly (readonly [number, DuplicateChoice])[];
  readonly takeFaulty: boolean;
  readonly laneId: string | null;
}

export const toChoices = (given: CommitChoices): Choices => ({ ...given, byLine: new Map(given.byLine) });

export interface Committed {
  readonly importId: string;
  readonly rows: number;
  readonly chunks: number;
  readonly skipped: number;
  readonly merged: number;
  readonly faulty: number;
}

/** A row of which the device knows no duplicate: its line in the sheet, and what the server is asked about it. */
export type AskedRow = readonly [line: number, name: string, company: string, phone: string];

/** What the server told of a row. */
export interface ToldRow {
  readonly line: number;
  readonly customerId: string | null;
  readonly ask: string | null;
}

/** What is asked of the worker, and what it answers. */
export interface WorkerCalls {
  open(file: File, context: OpenContext): Promise<OpenedFile>;
  known(customers: readonly KnownCustomer[]): Promise<void>;
  check(sheet: number, mapping: readonly (Target | null)[]): Promise<CheckedFile>;
  /** The next rows of which the device knows no duplicate, after a line. */
  strangers(afterLine: number, limit: number): Promise<readonly AskedRow[]>;
  told(rows: readonly ToldRow[]): Promise<CheckedFile>;
  commit(choices: CommitChoices): Promise<Committed>;
  errorFile(words: Readonly<Record<string, string>>): Promise<Blob>;
}

export type WorkerRequest = {
  readonly id: number;
  readonly call: keyof WorkerCalls;
  readonly args: readonly unknown[];
};

export type WorkerReply =
  | { readonly id: number; readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly id: number; readonly kind: "done"; readonly value: unknown }
  | { readonly id: number; readonly kind: "failed"; readonly problem: FileProblem };
