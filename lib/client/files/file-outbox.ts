import { createStore, type Store } from "@/lib/client/store/store";
import type { DeviceFiles, NewFile } from "./device-files";
import type { WaitingFile } from "./file-db";
import type { SendFile } from "./send-file";

const retryMs = 15_000;
const healMs = 3_000;
const keepStoppedMs = 30 * 24 * 60 * 60 * 1000;

/** What waits, and how much of the one on its way the server has. */
export interface FilesWaiting {
  readonly files: readonly WaitingFile[];
  readonly sending: { readonly id: string; readonly sent: number } | null;
}

export interface FileOutboxContext {
  readonly userId: string;
  readonly files: DeviceFiles;
  readonly send: SendFile;
  readonly isOnline: () => boolean;
  /** Whether the customer is still among those that this person reads: else its bytes go once the server has them. */
  readonly mayKeep: (customerId: string) => boolean;
  readonly onProblem: (message: string | null) => void;
}

/**
 * Files on their way to the server (C11): on disk first, sent one after the other by one tab at a time, from where
 * the server has got to. What it refuses stays here until the person has seen why.
 */
export class FileOutbox {
  readonly state: Store<FilesWaiting> = createStore<FilesWaiting>({ files: [], sending: null });
  readonly #channel: BroadcastChannel | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #healing: ReturnType<typeof setTimeout> | undefined;
  #underWay: { readonly id: string; readonly abort: AbortController } | null = null;
  #isClosed = false;

  constructor(private readonly context: FileOutboxContext) {
    const name = `genjin:${context.userId}:files`;
    this.#channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
    // The tab that sends may be another one, or may just have closed.
    if (this.#channel) this.#channel.onmessage = () => void this.load().then(() => this.send());
  }

  /** Shows what lies on disk. */
  async load(): Promise<void> {
    if (this.#isClosed) return;
    try {
      const files = await this.context.files.waiting();
      files.sort((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)));
      this.state.set({ ...this.state.get(), files });
      this.context.onProblem(null);
    } catch (error) {
      if (this.#isClosed) return;
      this.context.onProblem(String(error));
      clearTimeout(this.#healing);
      this.#healing = setTimeout(() => void this.load().then(() => this.send()), healMs);
    }
  }

  /** Keeps files on this device, then sends them. Rejects where there is no room: then none of them is kept. */
  async add(files: readonly NewFile[]): Promise<void> {
    await this.context.files.add(files);
    await this.#changed();
    void this.send();
  }

  /** Taken off the customer before the server had it: the bytes stay for the way back. */
  async stop(attachmentId: string): Promise<void> {
    await this.#setState(attachmentId, "stopped");
  }

  /** Once more: after a refusal, or because it hangs on the customer again. */
  async resume(attachmentId: string): Promise<void> {
    await this.#setState(attachmentId, "waiting");
    void this.send();
  }

  /** The person has seen that the server doesn't take it. */
  async dismiss(id: string): Promise<void> {
    const file = this.state.get().files.find((each) => each.id === id);
    if (file) await this.context.files.drop(file);
    await this.#changed();
  }

  /** Sends what waits. Called at each connection and after each addition. */
  async send(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isClosed || !this.context.isOnline()) return;
    const isThrough = await this.#asSender();
    const hasMore = this.state.get().files.some(({ state }) => state === "waiting");
    if (!isThrough && hasMore && !this.#isClosed) this.#timer = setTimeout(() => void this.send(), retryMs);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#healing);
    this.#underWay?.abort.abort();
    this.#channel?.close();
  }

  async #setState(attachmentId: string, state: WaitingFile["state"]): Promise<void> {
    const files = this.state.get().files.filter((file) => file.attachmentId === attachmentId);
    for (const { id } of files) {
      await this.context.files.change(id, { state, code: "", message: "" });
      if (this.#underWay?.id === id) this.#underWay.abort.abort();
    }
    if (files.length > 0) await this.#changed();
  }

  /** False: another tab sends, or something is left for later. */
  async #asSender(): Promise<boolean> {
    try {
      if (!navigator.locks) return await this.#sendAll();
      const name = `genjin:${this.context.userId}:files:sender`;
      const options = { ifAvailable: true };
      return await navigator.locks.request(name, options, (lock) => (lock ? this.#sendAll() : false));
    } catch {
      // The store gave way: whoever looks on says so, and tries again.
      await this.load();
      return false;
    }
  }

  async #sendAll(): Promise<boolean> {
    const tried = new Set<string>();
    for (;;) {
      await this.load();
      const next = this.state.get().files.find(({ id, state }) => state === "waiting" && !tried.has(id));
      if (!next) break;
      if (this.#isClosed || !this.context.isOnline()) return false;
      tried.add(next.id);
      await this.#sendOne(next);
    }
    await this.#dropOld();
    return !this.state.get().files.some(({ state }) => state === "waiting");
  }

  async #sendOne(file: WaitingFile): Promise<void> {
    const { files, send } = this.context;
    const bytes = await files.bytes(file.customerId, file.hash);
    if (!bytes) {
      await files.change(file.id, { state: "refused", code: "fileGone" });
      return this.#changed();
    }
    const abort = new AbortController();
    this.#underWay = { id: file.id, abort };
    const sending = (sent: number) => this.state.set({ ...this.state.get(), sending: { id: file.id, sent } });
    sending(0);
    const answer = await send(file, bytes, {
      signal: abort.signal,
      onProgress: sending,
      onBegun: (uploadUrl) => {
        if (uploadUrl !== file.uploadUrl) void files.change(file.id, { uploadUrl });
      },
    });
    this.#underWay = null;
    this.state.set({ ...this.state.get(), sending: null });
    if (answer.kind === "later") return;
    if (answer.kind === "refused")
      await files.change(file.id, { ...answer, state: "refused", uploadUrl: null });
    else if (this.context.mayKeep(file.customerId)) await files.taken(file.id);
    else await files.drop(file);
    await this.#changed();
  }

  async #dropOld(): Promise<void> {
    const before = new Date(Date.now() - keepStoppedMs).toISOString();
    for (const file of this.state.get().files) {
      if (file.state === "stopped" && file.since < before) await this.context.files.drop(file);
    }
  }

  async #changed(): Promise<void> {
    if (!this.#isClosed) this.#channel?.postMessage("changed");
    await this.load();
  }
}
