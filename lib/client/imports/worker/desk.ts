import { v7 as uuid } from "uuid";
import { cellText } from "@/lib/domain/imports/cells";
import { findDuplicates, KnownCustomers } from "@/lib/domain/imports/find-duplicates";
import { fillMerges, findTable, phoneColumn } from "@/lib/domain/imports/find-table";
import { headerSetKey, stillValid, suggestMapping } from "@/lib/domain/imports/headers";
import {
  type Cell,
  columnName,
  type Draft,
  type Duplicate,
  type Grid,
  type ReadingContext,
  type Table,
  type Target,
} from "@/lib/domain/imports/model";
import { isHopeless, planImport } from "@/lib/domain/imports/plan";
import { readRow } from "@/lib/domain/imports/read-row";
import {
  type AskedRow,
  type CheckedFile,
  type CommitChoices,
  type Committed,
  type FoundDuplicate,
  type FoundProblem,
  type KnownCustomer,
  type OpenContext,
  type OpenedFile,
  type OpenedSheet,
  type ToldRow,
  toChoices,
} from "../protocol";
import { errorFile } from "./error-file";
import { readFile } from "./read-file";
import { storeImport } from "./store-import";

const previewRows = 8;
const shownAtMost = 200;
const rowsPerProgress = 500;

export type Progress = (done: number, total: number) => void;

interface SheetOnDesk {
  readonly grid: Grid;
  readonly rows: readonly (readonly Cell[])[];
  readonly table: Table;
}

interface CheckedDesk {
  readonly sheet: SheetOnDesk;
  readonly drafts: readonly Draft[];
  readonly duplicates: Map<number, Duplicate>;
}

/** One file on its way in: read, checked, stored. Lives in the worker from choosing the file to storing it. */
export class ImportDesk {
  #fileName = "";
  #context: OpenContext | null = null;
  #sheets: readonly SheetOnDesk[] = [];
  #checked: CheckedDesk | null = null;
  readonly #known = new KnownCustomers();

  async open(file: File, context: OpenContext): Promise<OpenedFile> {
    this.#fileName = file.name;
    this.#context = context;
    const { grids, encoding, hasMacros } = await readFile(
      new Uint8Array(await file.arrayBuffer()),
      file.name,
    );
    this.#sheets = grids.map((grid) => {
      const rows = fillMerges(grid.rows, grid.merges);
      return { grid, rows, table: findTable({ rows }, context.customFields) };
    });
    return { sheets: this.#sheets.map((sheet) => describeSheet(sheet, context)), encoding, hasMacros };
  }

  known(customers: readonly KnownCustomer[]): void {
    for (const [id, name, company, phone] of customers) this.#known.add(id, { name, company, phone });
  }

  check(index: number, mapping: readonly (Target | null)[], progress: Progress): CheckedFile {
    const sheet = this.#sheets[index];
    const context = this.#context;
    if (!sheet || !context) throw new Error("no file is open");
    const { headers, lines } = sheet.table;
    const reading: ReadingContext = { ...context, epoch: sheet.grid.epoch };
    const drafts = lines.map((line, at) => {
      if (at % rowsPerProgress === 0) progress(at, lines.length);
      return readRow(sheet.rows[line] ?? [], line, mapping, headers, reading);
    });
    const usable = drafts.filter((draft) => !isHopeless(draft));
    const duplicates = new Map(findDuplicates(usable, this.#known));
    this.#checked = { sheet, drafts, duplicates };
    return describeCheck(this.#checked);
  }

  strangers(afterLine: number, limit: number): AskedRow[] {
    const { drafts, duplicates } = this.#afterCheck();
    const next: AskedRow[] = [];
    for (const draft of drafts) {
      if (draft.line <= afterLine || duplicates.has(draft.line) || isHopeless(draft)) continue;
      const { name, company = "", phone = "" } = draft.fields;
      next.push([draft.line, name, company, phone]);
      if (next.length === limit) break;
    }
    return next;
  }

  told(rows: readonly ToldRow[]): CheckedFile {
    const checked = this.#afterCheck();
    const told = new Map<number, Duplicate>();
    for (const { line, customerId: id, ask } of rows) {
      told.set(line, id === null ? { kind: "elsewhere", ask } : { kind: "known", id, by: "server" });
    }
    for (const [line, duplicate] of told) checked.duplicates.set(line, duplicate);
    // Later rows of the same customer share its fate.
    for (const [line, duplicate] of checked.duplicates) {
      const same = duplicate.kind === "line" ? told.get(duplicate.line) : undefined;
      if (same) checked.duplicates.set(line, same);
    }
    return describeCheck(checked);
  }

  async commit(choices: CommitChoices, progress: Progress): Promise<Committed> {
    const checked = this.#afterCheck();
    const context = this.#context;
    if (!context) throw new Error("no file is open");
    const { rows, skipped, merged, faulty } = planImport(
      checked.drafts,
      checked.duplicates,
      toChoices(choices),
      uuid,
    );
    const importId = uuid();
    const { userId, nowIso } = context;
    const place = { importId, userId, nowIso, fileName: this.#fileName };
    const chunks = rows.length > 0 ? await storeImport(place, rows, progress) : 0;
    return {
      importId,
      rows: rows.length,
      chunks,
      skipped: skipped.length,
      merged: merged.length,
      faulty: faulty.length,
    };
  }

  /** The rows that something is wrong with, as they were, with what it is beside them. */
  errorFile(words: Readonly<Record<string, string>>): Promise<Blob> {
    const { sheet, drafts } = this.#afterCheck();
    return errorFile(
      sheet.table.headers,
      drafts.filter(({ problems }) => problems.length > 0),
      sheet.rows,
      words,
    );
  }

  #afterCheck(): CheckedDesk {
    if (!this.#checked) throw new Error("no file was checked");
    return this.#checked;
  }
}

function describeSheet({ grid, rows, table }: SheetOnDesk, context: OpenContext): OpenedSheet {
  const { customFields, remembered } = context;
  const headerKey = headerSetKey(table.headers);
  const known = table.headerRow === null ? undefined : remembered[headerKey];
  const mapping = known ? stillValid(known, customFields) : suggestMapping(table.headers, customFields);
  const phones = table.headerRow === null ? phoneColumn(rows, table.lines) : null;
  if (phones !== null && !known) mapping[phones] = "phone";
  return {
    name: grid.name,
    headers: table.headers,
    mapping,
    isRemembered: known !== undefined,
    headerKey,
    preview: table.lines
      .slice(0, previewRows)
      .map((line) => table.headers.map((_header, column) => cellText(rows[line]?.[column]))),
    rowCount: table.lines.length,
    headerRow: table.headerRow,
  };
}

function describeCheck({ sheet, drafts, duplicates }: CheckedDesk): CheckedFile {
  const { headers } = sheet.table;
  const problems: FoundProblem[] = drafts
    .flatMap((draft) => draft.problems)
    .slice(0, shownAtMost)
    .map(({ line, column, code, value }) => ({
      line: line + 1,
      column: columnName(column),
      header: headers[column] ?? "",
      code,
      value,
    }));
  const faulty = drafts.filter((draft) => draft.problems.length > 0);
  return {
    total: drafts.length,
    fresh: drafts.filter((draft) => draft.problems.length === 0 && !duplicates.has(draft.line)).length,
    duplicateCount: duplicates.size,
    faultyCount: faulty.length,
    hopelessCount: faulty.filter(isHopeless).length,
    problems,
    duplicates: drafts
      .filter(({ line }) => duplicates.has(line))
      .slice(0, shownAtMost)
      .map((draft) => describeDuplicate(draft, duplicates.get(draft.line) as Duplicate)),
  };
}

function describeDuplicate({ line, fields }: Draft, duplicate: Duplicate): FoundDuplicate {
  return {
    line: line + 1,
    name: fields.name,
    company: fields.company ?? "",
    phone: fields.phone ?? "",
    by: duplicate.kind === "elsewhere" ? "server" : duplicate.by,
    ask: duplicate.kind === "elsewhere" ? duplicate.ask : null,
    knownId: duplicate.kind === "known" ? duplicate.id : null,
    earlierRow: duplicate.kind === "line" ? duplicate.line + 1 : null,
  };
}
