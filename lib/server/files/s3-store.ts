import { S3mini } from "s3mini";
import type { BlobStore } from "./blob-store";

export interface S3Settings {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** How long one request to the store may take. */
const patienceMs = 60_000;

/** Files in a bucket of any S3-compatible store, addressed by path. */
export function openS3Store({ endpoint, bucket, ...settings }: S3Settings): BlobStore {
  const address = `${endpoint.replace(/\/+$/, "")}/${bucket}`;
  const s3 = new S3mini({ ...settings, endpoint: address, requestAbortTimeout: patienceMs });
  return {
    async put(key, bytes) {
      await s3.putObject(key, bytes, "application/octet-stream");
    },
    async get(key) {
      const bytes = await s3.getObjectArrayBuffer(key);
      return bytes === null ? null : new Uint8Array(bytes);
    },
    async remove(key) {
      await s3.deleteObject(key);
    },
    async probe() {
      if (!(await s3.bucketExists())) throw new Error(`there is no bucket named ${bucket}`);
    },
  };
}
