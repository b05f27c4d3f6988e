import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository itself, wherever a test is started from. */
export const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
