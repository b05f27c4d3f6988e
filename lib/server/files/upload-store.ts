import type { Readable } from "node:stream";
import { DataStore, ERRORS, Upload } from "@tus/server";
import { addPart, deleteUpload, findUpload, insertUpload, type UploadRow } from "@/lib/db/uploads";
import type { ApiRefusal } from "../errors";
import type { Runtime } from "../runtime";
import { completeUpload } from "./complete-upload";
import { keepUploadMs } from "./limits";
import { putNextPart, removeParts } from "./upload-parts";

/** A refusal of ours on its way through the protocol's library, which knows status codes and texts alone. */
export class UploadRefused extends Error {
  constructor(readonly refusal: ApiRefusal) {
    super(refusal.code);
  }
}

/**
 * Uploads as the tus protocol's library sees them. What has come is noted in the database and lies in the store of
 * files, so that any node goes on where another stopped. A part is noted after it is stored, and the last one after
 * the whole file is: an offset that a device is told is durable.
 */
export class UploadStore extends DataStore {
  override extensions = ["creation", "termination", "expiration"];

  constructor(
    private readonly runtime: Pick<Runtime, "db" | "files">,
    private readonly now: Date,
    private readonly wanted: Pick<UploadRow, "userId" | "customerId" | "hash"> | null,
  ) {
    super();
  }

  override async create(upload: Upload): Promise<Upload> {
    if (!this.wanted || upload.size === undefined) throw ERRORS.INVALID_LENGTH;
    const { id, size } = upload;
    await insertUpload(this.runtime.db, { ...this.wanted, id, size, createdAt: this.now });
    upload.creation_date = this.now.toISOString();
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const { size, received, createdAt } = await this.find(id);
    return new Upload({ id, size, offset: received, creation_date: createdAt.toISOString() });
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const upload = await this.find(id);
    if (upload.received !== offset) throw ERRORS.INVALID_OFFSET;
    const bytes = await readWhatComes(stream);
    if (bytes.length === 0) return offset;
    if (offset + bytes.length === upload.size) await this.complete(upload, bytes);
    else await putNextPart(this.runtime.files, upload, bytes);
    if (!(await addPart(this.runtime.db, upload, bytes.length))) throw ERRORS.INVALID_OFFSET;
    return offset + bytes.length;
  }

  override async remove(id: string): Promise<void> {
    const upload = await this.find(id);
    await removeParts(this.runtime.files, upload);
    await deleteUpload(this.runtime.db, id);
  }

  override getExpiration(): number {
    return keepUploadMs;
  }

  private async complete(upload: UploadRow, last: Uint8Array): Promise<void> {
    const refusal = await completeUpload(this.runtime, upload, last, this.now);
    if (!refusal) return;
    await this.remove(upload.id);
    throw new UploadRefused(refusal);
  }

  private async find(id: string): Promise<UploadRow> {
    const upload = await findUpload(this.runtime.db, id);
    if (!upload) throw ERRORS.FILE_NOT_FOUND;
    return upload;
  }
}

/** A line that breaks in the middle has brought what it has: that needn't travel again. */
async function readWhatComes(stream: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk as Uint8Array);
  } catch (error) {
    if (chunks.length === 0) throw error;
  }
  return Buffer.concat(chunks);
}
