import { randomUUID } from "node:crypto";
import { access, constants, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { BlobStore } from "./blob-store";

/** Files in a folder. A file is written aside, brought to disk and then renamed: it is there whole or not at all. */
export function openFolderStore(folder: string): BlobStore {
  const fileOf = (key: string) => path.join(folder, ...placeOf(key));
  return {
    async put(key, bytes) {
      const file = fileOf(key);
      await mkdir(path.dirname(file), { recursive: true });
      const aside = `${file}.${randomUUID()}.new`;
      try {
        const handle = await open(aside, "wx");
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(aside, file);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
    },
    async get(key) {
      try {
        return await readFile(fileOf(key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw error;
      }
    },
    remove: (key) => rm(fileOf(key), { force: true }),
    async probe() {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK | constants.X_OK);
    },
  };
}

const known = /^(?:sha256\/[0-9a-f]{64}|parts\/[0-9a-f-]{36}-\d+)$/;

/** Bytes lie in 256 folders, so that none grows too long. No other key reaches the disk. */
function placeOf(key: string): string[] {
  if (!known.test(key)) throw new Error("a key of the store of files is not one of ours");
  const [root = "", name = ""] = key.split("/");
  return root === "sha256" ? [root, name.slice(0, 2), name] : [root, name];
}
