import { createStore, type Store } from "@/lib/client/store/store";
import { nowIso, nowMs } from "@/lib/client/time/clock";
import { pause } from "@/lib/client/time/pause";
import type { Workspace } from "@/lib/client/workspace/workspace";
import type { CustomerTable } from "@/lib/domain/customers/table";
import type { DuplicateChoice, Mapping, Target } from "@/lib/domain/imports/model";
import { askServer } from "./ask-server";
import type {
  CheckedFile,
  CommitChoices,
  Committed,
  FileProblem,
  KnownCustomer,
  OpenContext,
  OpenedFile,
} from "./protocol";
import { ImportFailed, WorkerClient } from "./worker-client";

export interface ImportProgress {
  readonly done: number;
  /** 0: not known. */
  readonly total: number;
  readonly startedAt: number;
}

interface FileChosen {
  readonly fileName: string;
}
interface FileOpen extends FileChosen {
  readonly file: OpenedFile;
  readonly sheet: number;
  readonly mapping: Mapping;
}

/** How far a file is on its way in. */
export type ImportState =
  | { readonly step: "choose"; readonly problem: FileProblem | null; readonly fileName: string }
  | ({ readonly step: "reading"; readonly progress: ImportProgress } & FileChosen)
  | ({ readonly step: "map" } & FileOpen)
  | ({ readonly step: "checking"; readonly progress: ImportProgress } & FileOpen)
  | ({
      readonly step: "review";
      readonly checked: CheckedFile;
      readonly choices: CommitChoices;
      /** The server is being asked for customers of others. */
      readonly asking: boolean;
    } & FileOpen)
  | ({ readonly step: "storing"; readonly progress: ImportProgress } & FileChosen)
  | ({ readonly step: "stored"; readonly committed: Committed } & FileChosen);

export type OpenFacts = Omit<OpenContext, "nowIso" | "userId" | "remembered">;

const firstChoices: CommitChoices = { duplicates: "skip", byLine: [], takeFaulty: false, laneId: null };
const mappingsKey = "importMappings";
const rememberedAtMost = 50;
const knownAtOnce = 2_000;

/**
 * One file on its way in, from choosing it to storing its rows on the device. Lives beside the screens: it goes on
 * when one leaves, and is found as it stands when one comes back.
 */
export class ImportSession {
  readonly state: Store<ImportState> = createStore<ImportState>({
    step: "choose",
    problem: null,
    fileName: "",
  });
  #worker: WorkerClient | null = null;

  constructor(private readonly workspace: Workspace) {}

  async open(file: File, facts: OpenFacts): Promise<void> {
    this.cancel();
    const worker = new WorkerClient();
    this.#worker = worker;
    this.state.set({ step: "reading", fileName: file.name, progress: begun() });
    await this.#guarded(worker, file.name, async () => {
      const remembered = await this.#remembered();
      const context = { ...facts, nowIso: nowIso(), userId: this.workspace.userId, remembered };
      const opened = await worker.call("open", [file, context]);
      if (this.#worker !== worker) return;
      const mapping = opened.sheets[0]?.mapping ?? [];
      this.state.set({ step: "map", fileName: file.name, file: opened, sheet: 0, mapping });
      await this.#tellKnown(worker);
    });
  }

  chooseSheet(sheet: number): void {
    const state = this.state.get();
    if (state.step !== "map") return;
    this.state.set({ ...state, sheet, mapping: state.file.sheets[sheet]?.mapping ?? [] });
  }

  mapColumn(column: number, target: Target | null): void {
    const state = this.state.get();
    if (state.step !== "map") return;
    const mapping = [...state.mapping];
    mapping[column] = target;
    this.state.set({ ...state, mapping });
  }

  async check(): Promise<void> {
    const state = this.state.get();
    const worker = this.#worker;
    if (state.step !== "map" || !worker) return;
    const { fileName, file, sheet, mapping } = state;
    const open = { fileName, file, sheet, mapping };
    const progress = begun();
    this.state.set({ ...open, step: "checking", progress });
    await this.#guarded(worker, fileName, async () => {
      await this.#remember(file.sheets[sheet]?.headerKey, mapping);
      const checked = await worker.call("check", [sheet, mapping], (done, total) => {
        if (this.#worker === worker)
          this.state.set({ ...open, step: "checking", progress: { ...progress, done, total } });
      });
      if (this.#worker !== worker) return;
      this.state.set({ ...open, step: "review", checked, choices: firstChoices, asking: true });
      await askServer(worker, (told) => this.#told(worker, told));
      this.#told(worker, null);
    });
  }

  /** What the server knows joins what the device found; null: it has been asked. Any choice made stays. */
  #told(worker: WorkerClient, checked: CheckedFile | null): boolean {
    const state = this.state.get();
    if (this.#worker !== worker || state.step !== "review") return false;
    this.state.set(checked ? { ...state, checked } : { ...state, asking: false });
    return true;
  }

  /** Back to the columns. */
  backToMapping(): void {
    const state = this.state.get();
    if (state.step !== "review") return;
    const { fileName, file, sheet, mapping } = state;
    this.state.set({ step: "map", fileName, file, sheet, mapping });
  }

  choose(choices: Partial<CommitChoices>): void {
    const state = this.state.get();
    if (state.step === "review") this.state.set({ ...state, choices: { ...state.choices, ...choices } });
  }

  /** For one row (its line as shown, from 1). */
  chooseLine(shownLine: number, choice: DuplicateChoice): void {
    const state = this.state.get();
    if (state.step !== "review") return;
    const line = shownLine - 1;
    const others = state.choices.byLine.filter(([other]) => other !== line);
    this.choose({ byLine: [...others, [line, choice]] });
  }

  async commit(): Promise<void> {
    const state = this.state.get();
    const worker = this.#worker;
    if (state.step !== "review" || !worker) return;
    const { fileName, choices } = state;
    const progress = begun();
    this.state.set({ step: "storing", fileName, progress });
    await this.#guarded(worker, fileName, async () => {
      const committed = await worker.call("commit", [choices], (done, total) => {
        if (this.#worker === worker)
          this.state.set({ step: "storing", fileName, progress: { ...progress, done, total } });
      });
      if (this.#worker !== worker) return;
      this.state.set({ step: "stored", fileName, committed });
      await this.workspace.imports.changed();
      void this.workspace.imports.send();
    });
  }

  errorFile(words: Readonly<Record<string, string>>): Promise<Blob> | null {
    return this.#worker?.call("errorFile", [words]) ?? null;
  }

  /** Ends what is under way; nothing has been imported. After storing, `undo` is the way back. */
  cancel(problem: FileProblem | null = null): void {
    const { fileName } = this.state.get();
    this.#worker?.stop();
    this.#worker = null;
    this.state.set({ step: "choose", problem, fileName });
  }

  async #guarded(worker: WorkerClient, fileName: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ImportFailed)) throw error;
      if (error.problem === "cancelled" || this.#worker !== worker) return;
      this.#worker = null;
      worker.stop();
      this.state.set({ step: "choose", problem: error.problem, fileName });
    }
  }

  /** In slices: fifty thousand rows in one message would hold up the screen. */
  async #tellKnown(worker: WorkerClient): Promise<void> {
    let slice: KnownCustomer[] = [];
    for (const known of knownCustomers(this.workspace.rows.table)) {
      slice.push(known);
      if (slice.length < knownAtOnce) continue;
      await worker.call("known", [slice]);
      await pause();
      slice = [];
    }
    await worker.call("known", [slice]);
  }

  async #remembered(): Promise<Readonly<Record<string, Mapping>>> {
    return (await this.workspace.cache.getValue<Record<string, Mapping>>(mappingsKey)) ?? {};
  }

  async #remember(headerKey: string | undefined, mapping: Mapping): Promise<void> {
    if (!headerKey) return;
    const { [headerKey]: _old, ...others } = await this.#remembered();
    const kept = [...Object.entries(others), [headerKey, mapping] as const].slice(-rememberedAtMost);
    await this.workspace.cache.putValue(mappingsKey, Object.fromEntries(kept));
  }
}

const begun = (): ImportProgress => ({ done: 0, total: 0, startedAt: nowMs() });

function* knownCustomers({ base, changed }: CustomerTable): Generator<KnownCustomer> {
  for (const [index, row] of base.rows.entries()) {
    if (base.dead[index] === 0) yield [row.id, row.name, row.company, row.phone];
  }
  for (const { row } of changed.values()) yield [row.id, row.name, row.company, row.phone];
}
