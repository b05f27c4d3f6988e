import type { CustomerRows } from "@/lib/client/rows/customer-rows";
import { pause } from "@/lib/client/time/pause";
import type { CustomerRow } from "@/lib/domain/customers/model";
import type { ImportDatabase, StoredChunk } from "./import-db";
import type { Overlay } from "./worker/store-import";

export type ChunkKey = readonly [importId: string, chunk: number];
const keyText = ([id, chunk]: ChunkKey): string => `${id}/${chunk}`;

/** Rows put into the list at a time: the page stays quick while ten thousand come in. */
const rowsAtOnce = 100;

/** The customers of imports that wait, in the list of this tab: follows what is on disk. */
export class WaitingRows {
  readonly #idsByChunk = new Map<string, readonly string[]>();
  readonly #chunkById = new Map<string, ChunkKey>();

  constructor(private readonly rows: CustomerRows) {}

  /** Where the row of a new customer waits, if it does. */
  chunkOf(id: string): ChunkKey | undefined {
    return this.#chunkById.get(id);
  }

  /** Brings the list in step with the batches on disk. */
  async follow(database: ImportDatabase, wanted: readonly ChunkKey[]): Promise<void> {
    const texts = new Set(wanted.map(keyText));
    for (const known of [...this.#idsByChunk.keys()]) if (!texts.has(known)) await this.#drop(known);
    for (const key of wanted) {
      if (this.#idsByChunk.has(keyText(key))) continue;
      const stored = await database.get("chunks", [...key]);
      if (stored) await this.#show(key, stored);
    }
  }

  /** A row that has become a document of its own: that one shows it now. */
  forget(id: string): void {
    this.#chunkById.delete(id);
  }

  async #show(key: ChunkKey, stored: StoredChunk): Promise<void> {
    const overlays = JSON.parse(stored.overlays) as Overlay[];
    const rows = overlays.flatMap((overlay) => this.#rowOf(overlay) ?? []);
    this.#idsByChunk.set(
      keyText(key),
      rows.map(({ id }) => id),
    );
    for (const overlay of overlays) if (overlay.kind === "row") this.#chunkById.set(overlay.row.id, key);
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      this.rows.setOverlays(new Map(rows.slice(at, at + rowsAtOnce).map((row) => [row.id, row])));
      await pause();
    }
  }

  async #drop(text: string): Promise<void> {
    const ids = this.#idsByChunk.get(text) ?? [];
    this.#idsByChunk.delete(text);
    for (let at = 0; at < ids.length; at += rowsAtOnce) {
      const slice = ids.slice(at, at + rowsAtOnce);
      this.rows.setOverlays(new Map(slice.map((id) => [id, null])));
      for (const id of slice) this.#chunkById.delete(id);
      await pause();
    }
  }

  #rowOf(overlay: Overlay): CustomerRow | null {
    if (overlay.kind === "row") return overlay.row;
    const known = this.rows.row(overlay.id);
    if (!known) return null;
    return { ...known, ...overlay.fields, custom: { ...known.custom, ...overlay.fields.custom } };
  }
}
