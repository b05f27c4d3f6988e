import * as decoding from "lib0/decoding";

export interface BulkDocument {
  readonly name: string;
  readonly epoch: number;
  readonly seq: number;
  readonly state: Uint8Array;
}

/** The binary answer of `POST /api/documents/bulk`. */
export function readBulk(bytes: Uint8Array): BulkDocument[] {
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  const documents: BulkDocument[] = [];
  for (let at = 0; at < count; at++) {
    documents.push({
      name: decoding.readVarString(decoder),
      epoch: decoding.readVarUint(decoder),
      seq: decoding.readVarUint(decoder),
      // A copy: the view would keep the whole answer alive and be stored with it.
      state: decoding.readVarUint8Array(decoder).slice(),
    });
  }
  return documents;
}
