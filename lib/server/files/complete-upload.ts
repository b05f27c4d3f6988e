import { createHash } from "node:crypto";
import { insertCustomerFile, touchBlob } from "@/lib/db/files";
import type { UploadRow } from "@/lib/db/uploads";
import type { ApiRefusal } from "../errors";
import type { Runtime } from "../runtime";
import { blobKey } from "./blob-store";
import { judgeContent } from "./judge-content";
import { joinParts, removeParts } from "./upload-parts";

/**
 * Puts the parts of an upload together, looks at what they are, and stores them under their hash. A refusal: nothing
 * is kept of them. The row of the bytes is written first, so that nobody collects them while they are stored.
 */
export async function completeUpload(
  { db, files }: Pick<Runtime, "db" | "files">,
  upload: UploadRow,
  last: Uint8Array,
  now: Date,
): Promise<ApiRefusal | null> {
  const bytes = await joinParts(files, upload, last);
  const isWhole = bytes?.length === upload.size && sha256(bytes) === upload.hash;
  if (!bytes || !isWhole) return { code: "fileDamaged" };
  const judged = await judgeContent(bytes);
  if (!judged.ok) return { code: judged.code };
  const { hash, size, customerId, userId } = upload;
  await touchBlob(db, { hash, size, type: judged.type }, now);
  await files.put(blobKey(hash), bytes);
  await insertCustomerFile(db, { customerId, hash, size, uploadedBy: userId, uploadedAt: now });
  await removeParts(files, upload);
  return null;
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
