import type { RefusedItem } from "@/lib/client/saving/model";
import {
  type CacheDatabase,
  type DirtyDocument,
  type HeldDocument,
  openCache,
  type QuarantinedUpdate,
  type RowChunk,
} from "./cache-db";

const wholeOwner = (owner: string): IDBKeyRange =>
  IDBKeyRange.bound([owner, 0], [owner, Number.MAX_SAFE_INTEGER]);

/** The device's store of one person: each method one transaction. Errors reject; who writes what counts asks. */
export class Cache {
  private readonly database: Promise<CacheDatabase>;
  private heldNow: Map<string, HeldDocument> | null = null;

  constructor(userId: string, onLost: (message: string) => void) {
    this.database = openCache(userId, onLost);
    this.database.catch((error: unknown) => onLost(String(error)));
  }

  async close(): Promise<void> {
    (await this.database).close();
  }

  async documentState(name: string): Promise<{ state: Uint8Array | null; held: HeldDocument | null }> {
    const transaction = (await this.database).transaction(["documents", "held"]);
    const [document, held] = await Promise.all([
      transaction.objectStore("documents").get(name),
      transaction.objectStore("held").get(name),
    ]);
    return { state: document?.state ?? null, held: held ?? null };
  }

  /** Many at once: the filler writes hundreds, and a transaction each would take seconds. */
  async putDocuments(documents: readonly { held: HeldDocument; state: Uint8Array }[]): Promise<void> {
    const transaction = (await this.database).transaction(["documents", "held"], "readwrite");
    for (const { held, state } of documents) {
      void transaction.objectStore("documents").put({ name: held.name, state });
      void transaction.objectStore("held").put(held);
    }
    await transaction.done;
    for (const { held } of documents) this.heldNow?.set(held.name, held);
  }

  /** Notes that a person opened it. */
  async touch(held: HeldDocument, usedAt: number): Promise<void> {
    const touched = { ...held, usedAt };
    await (await this.database).put("held", touched);
    this.heldNow?.set(held.name, touched);
  }

  async forgetDocuments(names: readonly string[]): Promise<void> {
    const transaction = (await this.database).transaction(["documents", "held", "dirty"], "readwrite");
    for (const name of names) {
      void transaction.objectStore("documents").delete(name);
      void transaction.objectStore("held").delete(name);
      void transaction.objectStore("dirty").delete(name);
    }
    await transaction.done;
    for (const name of names) this.heldNow?.delete(name);
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

  async getValue<T>(key: string): Promise<T | undefined> {
    return (await (await this.database).get("kv", key)) as T | undefined;
  }

  async putValue(key: string, value: unknown): Promise<void> {
    await (await this.database).put("kv", value, key);
  }
}
