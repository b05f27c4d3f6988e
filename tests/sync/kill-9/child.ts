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
  /** Resolves once it has ended, however it did. */
  readonly ended: Promise<void>;
}

/** Where a server ends by itself: around the commit that brings the word into a log. */
export interface Death {
  readonly word: string;
  readonly at: "before-commit" | "after-commit";
}

export async function startChild(dataDir: string, isFirst: boolean, death?: Death): Promise<Child> {
  const script = path.join("tests", "sync", "support", "child-server.ts");
  const child: ChildProcess = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      script,
      dataDir,
      isFirst ? "first" : "again",
      ...(death ? [death.word, death.at] : []),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  const ended = once(child, "exit").then(() => void process.off("exit", killAtExit));
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, "line")) as [string];
  return {
    ...(JSON.parse(line) as { url: string; people?: Record<string, TestPerson> }),
    ended,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
