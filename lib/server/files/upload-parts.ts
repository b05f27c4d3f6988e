import type { UploadRow } from "@/lib/db/uploads";
import type { BlobStore } from "./blob-store";

type Upload = Pick<UploadRow, "id" | "parts">;

/** A part that came and was not noted any more is written over by the next one: no list of keys is ever needed. */
const partKey = ({ id }: Upload, number: number): string => `parts/${id}-${number}`;

/** Stores the part after those that are noted. */
export function putNextPart(files: BlobStore, upload: Upload, bytes: Uint8Array): Promise<void> {
  return files.put(partKey(upload, upload.parts.length), bytes);
}

/** All that has come, and the last part; null where a part is missing, or is not the one that was noted. */
export async function joinParts(
  files: BlobStore,
  upload: Upload,
  last: Uint8Array,
): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  for (const [number, length] of upload.parts.entries()) {
    const part = await files.get(partKey(upload, number));
    if (part?.length !== length) return null;
    parts.push(part);
  }
  return Buffer.concat([...parts, last]);
}

/** Removes what has come, and the one part that may lie there without being noted. */
export async function removeParts(files: BlobStore, upload: Upload): Promise<void> {
  for (let number = 0; number <= upload.parts.length; number += 1) {
    await files.remove(partKey(upload, number));
  }
}
