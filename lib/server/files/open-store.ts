import path from "node:path";
import type { Config } from "../config";
import type { BlobStore } from "./blob-store";
import { openFolderStore } from "./folder-store";
import { openS3Store } from "./s3-store";

/** The store that the environment names: a bucket where one is given, else a folder beside the embedded database. */
export function openStore({ s3, dataDir }: Pick<Config, "s3" | "dataDir">): BlobStore {
  return s3 ? openS3Store(s3) : openFolderStore(path.join(dataDir, "files"));
}
