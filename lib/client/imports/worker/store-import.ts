import type { CustomerFields, CustomerRow } from "@/lib/domain/customers/model";
import { pinyinOf } from "@/lib/domain/customers/pinyin-dictionary";
import { customerRow } from "@/lib/domain/customers/project";
import type { ImportRow } from "@/lib/domain/imports/model";
import { openImports, type StoredChunk } from "../import-db";
import { batchLimits } from "../limits";
import type { Progress } from "./desk";
import { refuse } from "./refused-file";

export interface ImportPlace {
  readonly importId: string;
  readonly userId: string;
  readonly fileName: string;
  readonly nowIso: string;
}

/**
 * Puts the rows on disk in batches, the import's own entry last: before it is there, nothing is imported, and what a
 * closed tab left half way counts for nothing.
 */
export async function storeImport(
  place: ImportPlace,
  rows: readonly ImportRow[],
  progress: Progress,
): Promise<number> {
  const database = await openImports(place.userId);
  try {
    let chunk = 0;
    let done = 0;
    for (const batch of batchesOf(rows, place.nowIso)) {
      await database.put("chunks", toChunk(place, chunk, batch));
      chunk += 1;
      done += batch.length;
      progress(done, rows.length);
    }
    await database.put("imports", {
      id: place.importId,
      fileName: place.fileName,
      at: place.nowIso,
      total: rows.length,
      chunks: chunk,
      state: "waiting",
      added: 0,
      updated: 0,
      skipped: [],
      refused: [],
      kept: 0,
      message: "",
    });
    return chunk;
  } catch (error) {
    if (error instanceof DOMException) return refuse("storage");
    throw error;
  } finally {
    database.close();
  }
}

function toChunk({ importId, userId, nowIso }: ImportPlace, chunk: number, batch: Batch): StoredChunk {
  const overlays = batch.rows.flatMap((row) => overlayOf(row, userId, nowIso));
  return {
    importId,
    chunk,
    count: batch.rows.length,
    rows: `[${batch.texts.join(",")}]`,
    overlays: JSON.stringify(overlays),
  };
}

interface Batch {
  readonly rows: ImportRow[];
  readonly texts: string[];
  readonly length: number;
}

function* batchesOf(rows: readonly ImportRow[], nowIso: string): Generator<Batch> {
  let batch: ImportRow[] = [];
  let texts: string[] = [];
  let bytes = 0;
  for (const given of rows) {
    // The moment of the import, not that of its arrival: the list shows the same before and after.
    const row = given.mode === "add" ? { ...given, createdAt: given.createdAt ?? nowIso } : given;
    const text = JSON.stringify(row);
    // Three bytes for each sign: Chinese text in UTF-8.
    const size = text.length * 3;
    if (batch.length === batchLimits.rows || (batch.length > 0 && bytes + size > batchLimits.bytes)) {
      yield { rows: batch, texts, length: batch.length };
      batch = [];
      texts = [];
      bytes = 0;
    }
    batch.push(row);
    texts.push(text);
    bytes += size;
  }
  if (batch.length > 0) yield { rows: batch, texts, length: batch.length };
}

/** A row as the list shows it until the server's comes. Changes of known customers hold their new fields alone. */
export type Overlay =
  | { readonly kind: "row"; readonly row: CustomerRow }
  | { readonly kind: "changes"; readonly id: string; readonly fields: Partial<CustomerRow> };

function overlayOf(row: ImportRow, userId: string, nowIso: string): Overlay[] {
  const { custom = {}, ...fields } = row.fields;
  if (row.mode === "update") {
    const given = { ...fields, ...(row.fields.custom ? { custom } : {}) } as Partial<CustomerRow>;
    return [{ kind: "changes", id: row.id, fields: given }];
  }
  // In the pool from the start: in nobody's list.
  if (row.laneId) return [];
  const createdAt = row.createdAt ?? nowIso;
  const record = {
    fields: { ...fields, createdAt, custom } as CustomerFields,
    followUps: followUpsOf(row, nowIso),
  };
  const facts = { id: row.id, ownerId: row.ownerId ?? userId, rev: 0, pinyin: pinyinOf };
  return [{ kind: "row", row: customerRow(record, facts) }];
}

function followUpsOf({ followUp, ownerId }: ImportRow, nowIso: string) {
  if (!followUp) return [];
  const time = followUp.at ?? nowIso;
  return [
    {
      id: followUp.id,
      subject: "",
      method: "other" as const,
      authorId: ownerId ?? "",
      createdAt: time,
      time,
      times: [time],
      deleted: false,
    },
  ];
}
