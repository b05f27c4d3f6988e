import type { Cache } from "@/lib/client/storage/cache";
import type { RowChunk } from "@/lib/client/storage/cache-db";
import type { CustomerRow } from "@/lib/domain/customers/model";

const rowsPerChunk = 500;
/** Colleagues type: a chunk is not written for each of their letters. */
const writeAfterMs = 2_000;

/**
 * The rows of one person's index on disk, in chunks, of which only the changed ones are written again. Lists are
 * painted from these: opening the index document itself takes twice as long.
 */
export class RowChunks {
  private readonly chunkOf = new Map<string, number>();
  private readonly members = new Map<number, Set<string>>();
  private readonly stale = new Set<number>();
  private last = 0;
  private isOnDisk = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly cache: Cache,
    readonly owner: string,
    private readonly getRow: (id: string) => CustomerRow | undefined,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /** Takes over what is on disk. */
  load(chunks: readonly RowChunk[]): Map<string, CustomerRow> {
    const rows = new Map<string, CustomerRow>();
    this.isOnDisk = chunks.length > 0;
    for (const { chunk, rows: text } of chunks) {
      const list = JSON.parse(text) as CustomerRow[];
      this.members.set(chunk, new Set(list.map((row) => row.id)));
      this.last = Math.max(this.last, chunk);
      for (const row of list) {
        rows.set(row.id, row);
        this.chunkOf.set(row.id, chunk);
      }
    }
    return rows;
  }

  changed(ids: Iterable<string>): void {
    for (const id of ids) this.place(id);
    if (this.stale.size === 0) return;
    // The first time at once: a device that lost the network now would have documents but no list of them.
    if (!this.isOnDisk) void this.write();
    else this.timer ??= setTimeout(() => void this.write(), writeAfterMs);
  }

  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isOnDisk = true;
    const chunks = [...this.stale].map((chunk) => this.chunkText(chunk));
    this.stale.clear();
    if (chunks.length === 0) return;
    try {
      await this.cache.putRowChunks(chunks);
    } catch (error) {
      this.onFailed(error);
    }
  }

  private place(id: string): void {
    const exists = this.getRow(id) !== undefined;
    const known = this.chunkOf.get(id);
    if (known !== undefined) {
      this.stale.add(known);
      if (exists) return;
      this.chunkOf.delete(id);
      this.members.get(known)?.delete(id);
    } else if (exists) {
      const chunk = this.roomyChunk();
      this.members.get(chunk)?.add(id);
      this.chunkOf.set(id, chunk);
      this.stale.add(chunk);
    }
  }

  private roomyChunk(): number {
    const members = this.members.get(this.last);
    if (members && members.size < rowsPerChunk) return this.last;
    if (members) this.last++;
    this.members.set(this.last, new Set());
    return this.last;
  }

  private chunkText(chunk: number): RowChunk {
    const rows = [...(this.members.get(chunk) ?? [])]
      .map((id) => this.getRow(id))
      .filter((row) => row !== undefined);
    return { owner: this.owner, chunk, rows: JSON.stringify(rows) };
  }
}
