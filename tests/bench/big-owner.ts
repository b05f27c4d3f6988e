import path from "node:path";
import { runSeed } from "../support/demo-data";
import { rootDir } from "../support/root-dir";
import { temporaryDir } from "../support/temporary-dir";

/** A small demo company in which sales1 alone holds that many customers. */
export async function bigOwnerDataDir(customers: number): Promise<string> {
  const dataDir = await temporaryDir("big-owner");
  await seedBigOwner(customers, { DATA_DIR: dataDir });
  return dataDir;
}

/** The same in a database of the caller's choice. */
export async function seedBigOwner(customers: number, env: Readonly<Record<string, string>>): Promise<void> {
  const args = ["--scale=0.02", `--owner-rows=${customers}`];
  await runSeed(path.join(rootDir, "dist", "demo.js"), args, { LOG_LEVEL: "warn", ...env });
}
