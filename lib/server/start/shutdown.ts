import type { Server } from "node:http";
import { log } from "../log";
import { say } from "./say";

/** Longest wait for requests and commits under way. */
const patienceMs = 10_000;

/** SIGTERM and SIGINT give everything back in order and end with 0; a second signal ends at once. */
export function stopOnSignals(undo: readonly (() => Promise<void> | void)[]): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) process.exit(1);
    stopping = true;
    say("Genjin is stopping …");
    log.debug({ signal }, "stopping");
    const late = setTimeout(() => process.exit(1), patienceMs);
    late.unref();
    giveBack(undo).then((clean) => process.exit(clean ? 0 : 1));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

async function giveBack(undo: readonly (() => Promise<void> | void)[]): Promise<boolean> {
  let clean = true;
  for (const step of undo) {
    try {
      await step();
    } catch (error) {
      clean = false;
      log.error({ err: error }, "a part did not stop cleanly");
    }
  }
  return clean;
}

/** Takes no new connection and waits a while for requests under way. */
export function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const enough = setTimeout(resolve, patienceMs / 2);
    server.close(() => {
      clearTimeout(enough);
      resolve();
    });
  });
}
