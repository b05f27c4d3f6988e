import type { Logger } from "pino";
import type { Database, DatabaseHandle } from "@/lib/db/client";
import type { Bus } from "@/lib/protocol/bus";
import type { Config } from "./config";
import type { BlobStore } from "./files/blob-store";

/** What the composition root (`sync-server/main.ts`) hands to the route handlers. */
export interface Runtime {
  readonly config: Config;
  readonly database: DatabaseHandle;
  readonly db: Database;
  readonly bus: Bus;
  /** Where the bytes of attachments lie. */
  readonly files: BlobStore;
  readonly log: Logger;
  readonly version: string;
  /** One-time token of `/setup`, made at start while there is no company. */
  readonly setupToken: string | null;
  /** Whether the gate of the sync server can read these bytes as one update. */
  readonly isUpdate: (bytes: Uint8Array) => boolean;
}

const runtimeKey = Symbol.for("genjin.runtime");
type WithRuntime = typeof globalThis & { [runtimeKey]?: Runtime };

/** Next bundles its own copies of our modules: `globalThis` is the only place that both copies share. */
export function setRuntime(runtime: Runtime): void {
  (globalThis as WithRuntime)[runtimeKey] = runtime;
}

export function getRuntime(): Runtime {
  const runtime = (globalThis as WithRuntime)[runtimeKey];
  if (!runtime) throw new Error("The runtime is missing: the app runs inside sync-server/main.ts alone.");
  return runtime;
}
