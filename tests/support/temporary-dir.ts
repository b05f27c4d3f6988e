import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A new folder that other users of the machine may enter (Postgres doesn't run as root). */
export async function temporaryDir(label: string): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), `genjin-${label}-`));
  await chmod(dir, 0o755);
  return dir;
}

export async function removeDir(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
