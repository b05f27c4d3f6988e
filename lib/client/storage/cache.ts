import type { RefusedItem } from "@/lib/client/saving/model";
import {
  type CacheDatabase,
  type DirtyDocument,
  type DocumentNotes,
  type HeldDocument,
  type KeptCommand,
  type NoteText,
  openCache,
  type QuarantinedUpdate,
  type RowChunk,
} from "./cache-db";
import { within } from "./time-limit";

const wholeOwner = (owner: string): IDBKeyRange =>
  IDBKeyRange.bound([owner, 0], [owner, Number.MAX_SAFE_INTEGER]);

/** Names of customer documents; none but theirs have notes. */
const customerNames = (): IDBKeyRange => IDBKeyRange.bound("customer/", "customer0", false, true);

const answerLimitMs = 10_000;
/** Written to see whether there is room: more than the next few edits need, so that healing is no flicker. */
const roomKey = "room";
const roomBytes = 64 * 1024;

/** The device's store of one person: each method one transaction. Errors reject; who writes what counts asks. */
export class Cache {
  private database: Promise<CacheDatabase>;
  private heldNow: Map<string, HeldDocument> | null = null;
  private closed = false;
  private storedListener: (names: readonly string[]) => void = () => undefined;

  constructor(
    private readonly userId: string,
    private readonly onLost: (message: string) => void,
  ) {
    this.database = this.open();
  }

  /** Never rejects: a store that does not even open has nothing to close. */
  async close(): Promise<void> {
    this.closed = true;
    const database = await this.database.catch(() => null);
    database?.close();
  }

  /** Rejects unless the store answers; a dead one may keep its connection and say nothing. */
  async probe(): Promise<void> {
    await within(answerLimitMs, "the store", this.getValue(roomKey));
  }

  /** Rejects until the store takes writes again; opens it anew if it was taken away. */
  async revive(): Promise<void> {
    try {
      await this.probe();
    } catch (error) {
      if (this.closed) throw error;
      this.heldNow = null;
      const lost = this.database;
      // One that never opened, which was told then, has nothing to close.
      void lost.then((database) => database.close()).catch(() => undefined);
      this.database = this.open();
    }
    await within(answerLimitMs, "the store", this.putValue(roomKey, new Uint8Array(roomBytes)));
    await within(answerLimitMs, "the store", this.putValue(roomKey, null));
  }

  private open(): Promise<CacheDatabase> {
    let inTime = true;
    const opening = openCache(this.userId, (message) => {
      if (!this.closed) this.onLost(message);
    });
    const database = within(answerLimitMs, "the store", opening);
    database.catch((error: unknown) => {
      inTime = false;
      if (!this.closed) this.onLost(error instanceof Error ? error.message : String(error));
    });
    // Nobody would close one that comes too late, and it would stand in the way of the next. Why none came at all
    // has been told above.
    void opening.then((late) => inTime || late.close()).catch(() => undefined);
    return database;
  }

  async documentState(name: string): Promise<{ state: Uint8Array | null; held: HeldDocument | null }> {
    const transaction = (await this.database).transaction(["documents", "held"]);
    const [document, held] = await Promise.all([
      transaction.objectStore("documents").get(name),
      transaction.objectStore("held").get(name),
    ]);
    return { state: document?.state ?? null, held: held ?? null };
  }

  /** Called with the documents whose copy on this device was replaced or went. */
  onStored(listener: (names: readonly string[]) => void): void {
    this.storedListener = listener;
  }

  /** Many at once: the filler writes hundreds, and a transaction each would take seconds. */
  async putDocuments(documents: readonly { held: HeldDocument; state: Uint8Array }[]): Promise<void> {
    const transaction = (await this.database).transaction(["documents", "held", "notes"], "readwrite");
    for (const { held, state } of documents) {
      void transaction.objectStore("documents").put({ name: held.name, state });
      void transaction.objectStore("held").put(held);
      void transaction.objectStore("notes").delete(held.name);
    }
    await transaction.done;
    for (const { held } of documents) this.heldNow?.set(held.name, held);
    this.storedListener(documents.map(({ held }) => held.name));
  }

  /** Notes that a person opened it. */
  async touch(held: HeldDocument, usedAt: number): Promise<void> {
    const touched = { ...held, usedAt };
    await (await this.database).put("held", touched);
    this.heldNow?.set(held.name, touched);
  }

  async forgetDocuments(names: readonly string[]): Promise<void> {
    await this.forget(names, ["documents", "held", "notes", "dirty"]);
  }

  /** Only the copy of the server's state, which can't be read: what waits to be sent stays. */
  async forgetBase(name: string): Promise<void> {
    await this.forget([name], ["documents", "held", "notes"]);
  }

  private async forget(
    names: readonly string[],
    stores: readonly ("documents" | "held" | "notes" | "dirty")[],
  ): Promise<void> {
    const transaction = (await this.database).transaction(stores, "readwrite");
    for (const store of stores) for (const name of names) void transaction.objectStore(store).delete(name);
    await transaction.done;
    for (const name of names) this.heldNow?.delete(name);
    this.storedListener(names);
  }

  /** Customer documents here whose notes have not been read since they were stored. */
  async namesWithoutNotes(): Promise<string[]> {
    const transaction = (await this.database).transaction(["documents", "notes"]);
    const [names, read] = await Promise.all([
      transaction.objectStore("documents").getAllKeys(customerNames()),
      transaction.objectStore("notes").getAllKeys(),
    ]);
    const done = new Set(read);
    return names.filter((name) => !done.has(name));
  }

  /**
   * Reads the notes of stored documents until `isEnough`; answers them by name, null for a document that is not
   * here. One transaction, so that no note outlives the copy it was read from.
   */
  async readNotes(
    names: readonly string[],
    read: (state: Uint8Array) => readonly NoteText[],
    isEnough: () => boolean,
  ): Promise<Map<string, readonly NoteText[] | null>> {
    const transaction = (await this.database).transaction(["documents", "notes"], "readwrite");
    const answer = new Map<string, readonly NoteText[] | null>();
    for (const name of names) {
      const document = await transaction.objectStore("documents").get(name);
      const notes = document ? read(document.state) : null;
      if (notes) void transaction.objectStore("notes").put({ name, notes });
      answer.set(name, notes);
      if (isEnough()) break;
    }
    await transaction.done;
    return answer;
  }

  async allNotes(): Promise<DocumentNotes[]> {
    return (await this.database).getAll("notes");
  }

  /** Which documents are here. Kept in memory: reading ten thousand keys takes a tenth of a second. */
  async heldByName(): Promise<ReadonlyMap<string, HeldDocument>> {
    if (!this.heldNow) {
      const all = await (await this.database).getAll("held");
      this.heldNow ??= new Map(all.map((held) => [held.name, held]));
    }
    return this.heldNow;
  }

  /** In one read: a transaction per person would take longer than the rows themselves. */
  async allRowChunks(): Promise<RowChunk[]> {
    return (await this.database).getAll("rows");
  }

  async putRowChunks(chunks: readonly RowChunk[]): Promise<void> {
    const transaction = (await this.database).transaction("rows", "readwrite");
    for (const chunk of chunks) void transaction.store.put(chunk);
    await transaction.done;
  }

  async forgetRows(owner: string): Promise<void> {
    await (await this.database).delete("rows", wholeOwner(owner));
  }

  async dirty(): Promise<DirtyDocument[]> {
    return (await this.database).getAll("dirty");
  }

  async putDirty(record: DirtyDocument): Promise<void> {
    await (await this.database).put("dirty", record);
  }

  async deleteDirty(name: string): Promise<void> {
    await (await this.database).delete("dirty", name);
  }

  async refused(): Promise<RefusedItem[]> {
    return (await this.database).getAll("refused");
  }

  async putRefused(items: readonly RefusedItem[]): Promise<void> {
    const transaction = (await this.database).transaction("refused", "readwrite");
    for (const item of items) void transaction.store.put(item);
    await transaction.done;
  }

  async deleteRefused(id: string): Promise<void> {
    const transaction = (await this.database).transaction(["refused", "quarantined"], "readwrite");
    void transaction.objectStore("refused").delete(id);
    void transaction.objectStore("quarantined").delete(id);
    await transaction.done;
  }

  async putQuarantined(update: QuarantinedUpdate, items: readonly RefusedItem[]): Promise<void> {
    const transaction = (await this.database).transaction(["refused", "quarantined"], "readwrite");
    void transaction.objectStore("quarantined").put(update);
    for (const item of items) void transaction.objectStore("refused").put(item);
    await transaction.done;
  }

  async quarantined(): Promise<QuarantinedUpdate[]> {
    return (await this.database).getAll("quarantined");
  }

  async outbox(): Promise<KeptCommand[]> {
    return (await this.database).getAll("outbox");
  }

  async putOutbox(command: KeptCommand): Promise<void> {
    await (await this.database).put("outbox", command);
  }

  async deleteOutbox(id: string): Promise<void> {
    await (await this.database).delete("outbox", id);
  }

  async getValue<T>(key: string): Promise<T | undefined> {
    return (await (await this.database).get("kv", key)) as T | undefined;
  }

  async putValue(key: string, value: unknown): Promise<void> {
    await (await this.database).put("kv", value, key);
  }
}
