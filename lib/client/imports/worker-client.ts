import { limits } from "./limits";
import type { FileProblem, WorkerCalls, WorkerReply, WorkerRequest } from "./protocol";

/** Why a call came to nothing: the file's fault, or the person's wish. */
export class ImportFailed extends Error {
  constructor(readonly problem: FileProblem | "cancelled") {
    super(typeof problem === "string" ? problem : problem.code);
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: (done: number, total: number) => void;
}

type Answer<K extends keyof WorkerCalls> = Awaited<ReturnType<WorkerCalls[K]>>;

/** The worker that reads a spreadsheet; ended from outside when it takes too long or is no longer wanted. */
export class WorkerClient {
  readonly #worker = new Worker(new URL("./worker/import-worker.ts", import.meta.url), { type: "module" });
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #guard: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => this.#receive(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.stop({ code: "failed" });
    };
  }

  call<K extends keyof WorkerCalls>(
    call: K,
    args: Parameters<WorkerCalls[K]>,
    onProgress: (done: number, total: number) => void = () => undefined,
  ): Promise<Answer<K>> {
    this.#last += 1;
    const id = this.#last;
    return new Promise<Answer<K>>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, onProgress });
      this.#watch();
      this.#worker.postMessage({ id, call, args } satisfies WorkerRequest);
    });
  }

  stop(problem: FileProblem | "cancelled" = "cancelled"): void {
    clearTimeout(this.#guard);
    this.#worker.terminate();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new ImportFailed(problem));
  }

  #receive(reply: WorkerReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    this.#watch();
    if (reply.kind === "progress") {
      waiting.onProgress(reply.done, reply.total);
      return;
    }
    this.#waiting.delete(reply.id);
    this.#watch();
    if (reply.kind === "done") waiting.resolve(reply.value);
    else waiting.reject(new ImportFailed(reply.problem));
  }

  /** A file that keeps the worker busy without a word for so long is refused: time is bounded, too. */
  #watch(): void {
    clearTimeout(this.#guard);
    if (this.#waiting.size === 0) return;
    this.#guard = setTimeout(() => this.stop({ code: "tooSlow" }), limits.readingMs);
  }
}
