import type * as Y from "yjs";
import { apiFetch } from "@/lib/client/http/api-fetch";
import type { ApiError } from "@/lib/client/http/result";
import type { CustomerRows } from "@/lib/client/rows/customer-rows";
import { within } from "@/lib/client/storage/time-limit";
import { createStore, type Store } from "@/lib/client/store/store";
import type { ImportRow } from "@/lib/domain/imports/model";
import { type ImportDatabase, openImports, type StoredImport } from "./import-db";
import { removeRow, writeRow } from "./imported-row";
import { change, isPassing, sendChunk, sendUndo } from "./send-import";
import { WaitingRows } from "./waiting-rows";

const retryMs = 15_000;
const healEveryMs = 3_000;
const answerLimitMs = 10_000;

export interface ImportOutboxEvents {
  /** Whether the server can be asked now. */
  readonly isOnline: () => boolean;
  /** How many rows wait. */
  readonly onWaiting: (count: number) => void;
  /** The store on this device does not work, or works again (null). */
  readonly onProblem: (message: string | null) => void;
}

/**
 * Imports and undos that wait for the server, and records of exports (design §4). What is on disk counts: every tab
 * shows it, one of them sends it.
 */
export class ImportOutbox {
  readonly imports: Store<readonly StoredImport[]> = createStore<readonly StoredImport[]>([]);
  readonly #waiting: WaitingRows;
  readonly #channel: BroadcastChannel | null;
  #database: Promise<ImportDatabase> | null = null;
  #following: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #healTimer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(
    readonly userId: string,
    rows: CustomerRows,
    private readonly events: ImportOutboxEvents,
  ) {
    this.#waiting = new WaitingRows(rows);
    this.#channel =
      typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`genjin:${userId}:imports`);
    if (this.#channel) this.#channel.onmessage = () => void this.#follow();
  }

  /** Shows what waits, at the start and after the worker has stored an import. */
  async changed(): Promise<void> {
    if (this.#isClosed) return;
    this.#channel?.postMessage("changed");
    await this.#follow();
  }

  /** Sends what waits, in the order in which it was made. Called at each connection. */
  async send(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isClosed || !this.events.isOnline()) return;
    const again = await this.#asSender(() => this.#sendAll());
    if (again && !this.#isClosed) this.#timer = setTimeout(() => void this.send(), retryMs);
  }

  /** Takes an import back as a whole: what never left is forgotten, what arrived is undone by the server. */
  async undo(id: string): Promise<void> {
    await this.#alone(async (database) => {
      const stored = await database.get("imports", id);
      const chunks = await database.count("chunks", chunksOf(id));
      await database.delete("chunks", chunksOf(id));
      if (stored && chunks === stored.chunks) await database.delete("imports", id);
      else await change(database, id, () => ({ state: "undoing", message: "" }));
    });
    await this.changed();
    void this.send();
  }

  async retry(id: string): Promise<void> {
    await change(await this.#open(), id, () => ({ state: "waiting", message: "" }));
    await this.changed();
    void this.send();
  }

  /** Takes a finished import off the list of this device. */
  async dismiss(id: string): Promise<void> {
    const database = await this.#open();
    await database.delete("chunks", chunksOf(id));
    await database.delete("imports", id);
    await this.changed();
  }

  /** An export made here goes on record, now or when the server is back (C8). */
  async recordExport(id: string, entry: unknown): Promise<void> {
    await (await this.#open()).put("exports", { id, entry });
    void this.send();
  }

  /**
   * A customer of a waiting import that is opened becomes a document of its own: from then on it is edited, kept and
   * sent like any other. Null for all others. `done` takes it out of the batch once the document has it.
   */
  async takeOut(id: string): Promise<{ write: (doc: Y.Doc) => void; done: () => Promise<void> } | null> {
    const key = this.#waiting.chunkOf(id);
    if (!key) return null;
    let row: ImportRow | undefined;
    await this.#alone(async (database) => {
      const stored = await database.get("chunks", [...key]);
      row = stored && (JSON.parse(stored.rows) as ImportRow[]).find((each) => each.id === id);
    });
    // One who owns it is somebody else's to make: it opens once the server has it.
    if (!row || (row.ownerId && row.ownerId !== this.userId)) return null;
    const taken = row;
    return {
      write: (doc) => writeRow(doc, taken, this.userId),
      done: async () => {
        this.#waiting.forget(id);
        await this.#alone((database) => removeRow(database, [...key], id));
      },
    };
  }

  /** Never rejects: a store that did not even open has nothing to close. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#healTimer);
    this.#channel?.close();
    await this.#following;
    const database = await this.#database?.catch(() => null);
    database?.close();
  }

  async #sendAll(): Promise<boolean> {
    const database = await this.#open();
    for (const { id, entry } of await database.getAll("exports")) {
      const key = { "idempotency-key": id };
      const answer = await apiFetch("/api/commands/customers.recordExport", { json: entry, headers: key });
      if (!answer.ok && isPassing(answer.error)) return true;
      await database.delete("exports", id);
    }
    const all = await database.getAll("imports");
    for (const stored of all.sort((a, b) => (a.at < b.at ? -1 : 1))) {
      if (this.#isClosed || !this.events.isOnline()) return false;
      const error = await this.#sendOne(database, stored);
      if (error) return true;
    }
    return false;
  }

  /** True when it is worth asking again later. */
  async #sendOne(database: ImportDatabase, stored: StoredImport): Promise<boolean> {
    let error: ApiError | null = null;
    if (stored.state === "undoing") {
      error = await sendUndo(database, stored.id);
      void this.changed();
    } else if (stored.state === "waiting") {
      for (const key of await database.getAllKeys("chunks", chunksOf(stored.id))) {
        // Held for one batch at a time: whoever opens one of its customers, or undoes, waits no longer.
        await this.#alone(async () => {
          const chunk = await database.get("chunks", key);
          if (chunk) error = await sendChunk(database, stored, chunk);
        });
        void this.changed();
        if (error || this.#isClosed) break;
      }
    }
    return error !== null && isPassing(error);
  }

  #follow(): Promise<void> {
    this.#following = this.#following
      .then(() => this.#followNow())
      .then(() => this.events.onProblem(null))
      .catch((error: unknown) => this.#failed(error));
    return this.#following;
  }

  async #followNow(): Promise<void> {
    if (this.#isClosed) return;
    const database = await this.#open();
    const imports = await database.getAll("imports");
    const waiting = new Set(imports.filter(({ state }) => state === "waiting").map(({ id }) => id));
    const keys = (await database.getAllKeys("chunks")).filter(([id]) => waiting.has(id));
    this.imports.set(imports.sort((a, b) => (a.at < b.at ? 1 : -1)));
    const sent = imports.reduce(
      (sum, each) => sum + (waiting.has(each.id) ? each.total - doneOf(each) : 0),
      0,
    );
    this.events.onWaiting(Math.max(0, sent));
    await this.#waiting.follow(database, keys);
  }

  #open(): Promise<ImportDatabase> {
    this.#database ??= this.#openAnew();
    return this.#database;
  }

  /** A connection that was lost, or never came about, makes room for the next one. */
  #openAnew(): Promise<ImportDatabase> {
    const letGo = () => {
      if (this.#database === opening) this.#database = null;
    };
    const opening = within(answerLimitMs, "the store", openImports(this.userId, letGo));
    opening.catch(letGo);
    return opening;
  }

  /** Said in red, and looked at again until it works: what lies on disk may still be there. */
  #failed(error: unknown): void {
    if (this.#isClosed) return;
    this.events.onProblem(String(error));
    clearTimeout(this.#healTimer);
    this.#healTimer = setTimeout(() => void this.#follow(), healEveryMs);
  }

  /** One tab sends; the others look on. Answers whether to try again later. */
  async #asSender(work: () => Promise<boolean>): Promise<boolean> {
    try {
      if (!navigator.locks) return await work();
      const name = `genjin:${this.userId}:imports:sender`;
      return await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : false));
    } catch (error) {
      this.#failed(error);
      return true;
    }
  }

  /** One tab at a time changes what waits. */
  async #alone(work: (database: ImportDatabase) => Promise<void>): Promise<void> {
    try {
      const database = await this.#open();
      if (!navigator.locks) return await work(database);
      await navigator.locks.request(`genjin:${this.userId}:imports`, () => work(database));
    } catch (error) {
      this.#failed(error);
    }
  }
}

const chunksOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);

export const doneOf = ({ added, updated, skipped, refused }: StoredImport): number =>
  added + updated + skipped.length + refused.length;
