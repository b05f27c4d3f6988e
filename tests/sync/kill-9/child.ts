import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import type { TestPerson } from "../support/company";

/** A sync server as a process of its own. */
export interface Child {
  readonly url: string;
  /** The company that it made, where it was the first on its database. */
  readonly people?: Record<string, TestPerson>;
  /** kill -9, and nothing before it. */
  kill(): Promise<void>;
}

export async function startChild(dataDir: string, isFirst: boolean): Promise<Child> {
  const script = path.join("tests", "sync", "support", "child-server.ts");
  const child: ChildProcess = spawn(
    process.execPath,
    ["--import", "tsx", script, dataDir, isFirst ? "first" : "again"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, "line")) as [string];
  return {
    ...(JSON.parse(line) as { url: string; people?: Record<string, TestPerson> }),
    async kill() {
      process.off("exit", killAtExit);
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}
