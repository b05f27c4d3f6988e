import { dropUnusedBlob, forgetUnnamedFiles, listUnusedBlobs } from "@/lib/db/files";
import { deleteUpload, listUploadsBefore } from "@/lib/db/uploads";
import { keepRemovedMs } from "@/lib/domain/files/model";
import { blobKey } from "../files/blob-store";
import { keepUnusedMs, keepUploadMs } from "../files/limits";
import { removeParts } from "../files/upload-parts";
import type { JobContext } from "./schedule";

const atOnce = 100;

/**
 * C11: files that no customer names for 30 days go, and with them the bytes that hang on nothing any more; so do
 * uploads that were never finished.
 */
export async function collectFiles(context: JobContext): Promise<void> {
  await dropOldUploads(context);
  const before = (ms: number) => new Date(context.now().getTime() - ms);
  const files = await forgetUnnamedFiles(context.db, before(keepRemovedMs));
  const bytes = await dropUnusedBlobs(context, before(keepUnusedMs));
  if (files + bytes > 0) context.log.info({ files, bytes }, "files that nothing names were removed");
}

async function dropOldUploads({ db, files, now, goesOn }: JobContext): Promise<void> {
  const before = new Date(now().getTime() - keepUploadMs);
  do {
    const old = await listUploadsBefore(db, before, atOnce);
    if (old.length === 0) return;
    for (const upload of old) {
      await removeParts(files, upload);
      await deleteUpload(db, upload.id);
    }
  } while (await goesOn());
}

async function dropUnusedBlobs({ db, files, goesOn }: JobContext, before: Date): Promise<number> {
  let dropped = 0;
  do {
    const hashes = await listUnusedBlobs(db, before, atOnce);
    for (const hash of hashes) {
      await db.transaction(async (tx) => {
        if (!(await dropUnusedBlob(tx, hash, before))) return;
        await files.remove(blobKey(hash));
        dropped += 1;
      });
    }
    if (hashes.length < atOnce) return dropped;
  } while (await goesOn());
  return dropped;
}
