import { randomUUID } from "node:crypto";
import {
  access,
  constants,
  link,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { StartFailure } from "./failure";

/**
 * PGlite doesn't lock its directory: two processes on one directory silently lose acknowledged rows. So the
 * process that opens a directory holds this lock file, with who it is; a file left by a process that is gone is
 * taken over. Linking is atomic, so that of two starts at once one wins.
 */
interface LockHolder {
  readonly nonce: string;
  readonly pid: number;
  readonly host: string;
  /** Start of the process in clock ticks (Linux), so that a reused pid isn't taken for the holder. */
  readonly startedAt: string | null;
}

export interface DataLock {
  release(): Promise<void>;
}

const beatMs = 5_000;
/** A holder on another machine (or container) can't be asked; without a beat for this long it counts as gone. */
const silentMs = 30_000;

export async function takeDataLock(dataDir: string): Promise<DataLock> {
  await makeWritable(dataDir);
  const lockFile = path.join(dataDir, "genjin.lock");
  const holder: LockHolder = {
    nonce: randomUUID(),
    pid: process.pid,
    host: hostname(),
    startedAt: await startOf(process.pid),
  };
  const own = path.join(dataDir, `.lock-${holder.nonce}`);
  await writeFile(own, JSON.stringify(holder));
  try {
    if (!(await tryLink(own, lockFile))) {
      await removeStale(lockFile, dataDir);
      if (!(await tryLink(own, lockFile))) throw inUse(dataDir, null);
    }
  } finally {
    await rm(own, { force: true });
  }
  return holdLock(lockFile, holder.nonce);
}

function holdLock(lockFile: string, nonce: string): DataLock {
  const beat = setInterval(() => {
    const now = new Date();
    utimes(lockFile, now, now).catch(() => clearInterval(beat));
  }, beatMs);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if ((await readHolder(lockFile))?.nonce === nonce) await rm(lockFile, { force: true });
    },
  };
}

async function makeWritable(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
    await access(dataDir, constants.W_OK | constants.X_OK);
    const probe = path.join(dataDir, `.probe-${randomUUID()}`);
    await writeFile(probe, "");
    await rm(probe);
  } catch {
    throw new StartFailure(`The data directory ${dataDir} cannot be written to.`);
  }
}

/** Node's own recursive mkdir never ends where a parent can't hold folders (/proc). */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || path.dirname(folder) === folder) throw error;
    if (await exists(path.dirname(folder))) throw error;
    await makeFolder(path.dirname(folder));
    await mkdir(folder);
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Moves a stale lock aside; should another start have taken it over meanwhile, puts that one back. */
async function removeStale(lockFile: string, dataDir: string): Promise<void> {
  const found = await readHolder(lockFile);
  if (found && (await isAlive(found, lockFile))) throw inUse(dataDir, found);
  const aside = `${lockFile}.${randomUUID()}`;
  try {
    await rename(lockFile, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved && moved.nonce !== found?.nonce) await tryLink(aside, lockFile);
  await rm(aside, { force: true });
}

function inUse(dataDir: string, holder: LockHolder | null): StartFailure {
  const who = holder
    ? ` (process ${holder.pid}${holder.host === hostname() ? "" : ` on ${holder.host}`})`
    : "";
  return new StartFailure(`The data directory ${dataDir} is already in use by another Genjin${who}.`);
}

async function readHolder(file: string): Promise<LockHolder | null> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, "utf8"));
    return typeof (parsed as LockHolder)?.pid === "number" ? (parsed as LockHolder) : null;
  } catch {
    // Gone meanwhile, or cut short by a crash: nobody holds it.
    return null;
  }
}

async function isAlive(holder: LockHolder, lockFile: string): Promise<boolean> {
  if (holder.host !== hostname()) {
    const { mtimeMs } = await stat(lockFile);
    return Date.now() - mtimeMs < silentMs;
  }
  if (holder.pid === process.pid) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const startedAt = await startOf(holder.pid);
  return startedAt === null || holder.startedAt === null || startedAt === holder.startedAt;
}

/** Field 22 of /proc/<pid>/stat; the process name in field 2 may hold spaces and brackets. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
