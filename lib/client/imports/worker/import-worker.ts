/// <reference lib="webworker" />
import type { WorkerReply, WorkerRequest } from "../protocol";
import { ImportDesk, type Progress } from "./desk";
import { RefusedFile } from "./refused-file";

declare const self: DedicatedWorkerGlobalScope;

const desk = new ImportDesk();

/** Each call in its turn: a check waits for the file, storing waits for the check. */
let last: Promise<void> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<WorkerRequest>) => {
  last = last.then(() => answer(data));
};

async function answer({ id, call, args }: WorkerRequest): Promise<void> {
  const reply = (message: WorkerReply) => self.postMessage(message);
  const progress: Progress = (done, total) => reply({ id, kind: "progress", done, total });
  try {
    reply({ id, kind: "done", value: await run(call, args, progress) });
  } catch (error) {
    if (error instanceof RefusedFile) return reply({ id, kind: "failed", problem: error.problem });
    reply({ id, kind: "failed", problem: { code: "failed" } });
    // A defect: told to the page's error log as well.
    setTimeout(() => {
      throw error;
    });
  }
}

function run(call: WorkerRequest["call"], args: readonly unknown[], progress: Progress): unknown {
  type Args<K extends "open" | "known" | "check" | "strangers" | "told" | "commit" | "errorFile"> =
    Parameters<ImportDesk[K]>;
  switch (call) {
    case "open":
      return desk.open(...(args as Args<"open">));
    case "known":
      return desk.known(...(args as Args<"known">));
    case "check": {
      const [sheet, mapping] = args as Args<"check">;
      return desk.check(sheet, mapping, progress);
    }
    case "strangers":
      return desk.strangers(...(args as Args<"strangers">));
    case "told":
      return desk.told(...(args as Args<"told">));
    case "commit":
      return desk.commit((args as Args<"commit">)[0], progress);
    case "errorFile":
      return desk.errorFile(...(args as Args<"errorFile">));
  }
}
