import { v7 as uuid } from "uuid";
import type { ApiError } from "@/lib/client/http/result";
import { runCommand } from "@/lib/client/http/run-command";
import type { Cache } from "@/lib/client/storage/cache";
import { createStore, type Store } from "@/lib/client/store/store";
import type { TabChannel } from "@/lib/client/tabs/tab-channel";
import { nowIso } from "@/lib/client/time/clock";
import {
  type Asked,
  type DecidedEntry,
  isDecided,
  type OutboxCommand,
  type OutboxEntry,
  type OutboxState,
  type Outcome,
} from "./model";

export interface OutboxContext {
  readonly userId: string;
  readonly cache: Cache;
  readonly tabs: TabChannel;
  readonly isOnline: () => boolean;
  /** What was written into these customers goes first: after the command there may be no right to write any more. */
  readonly writesSent: (customerIds: readonly string[]) => Promise<void>;
  readonly onStorageFailed: (error: unknown) => void;
}

const retryMs = 5_000;

/** The server has not decided: it was not there, was starting, or asks to sign in again. */
const isUndecided = ({ status }: ApiError): boolean =>
  status === 0 || status === 401 || status === 429 || status >= 500;

/**
 * Commands on their way: kept on disk before anything else, sent one after the other by one tab at a time, and told
 * about when decided. A network that breaks in the middle costs nothing: the same key is sent again.
 */
export class Outbox {
  readonly state: Store<OutboxState> = createStore<OutboxState>({ waiting: [], decided: [] });
  private readonly entries = new Map<string, OutboxEntry>();
  private readonly waiters = new Map<string, (entry: DecidedEntry) => void>();
  private readonly listeners = new Set<(entry: DecidedEntry) => void>();
  private inFlight: string | null = null;
  private sending = false;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(private readonly context: OutboxContext) {
    context.tabs.onOutboxChanged(() => void this.load().catch(context.onStorageFailed));
  }

  /** Reads what lies on disk: after a restart, and when another tab has changed it. */
  async load(): Promise<void> {
    const stored = (await this.context.cache.outbox()) as OutboxEntry[];
    this.entries.clear();
    for (const entry of stored) this.entries.set(entry.id, entry);
    this.refresh();
  }

  /** What this tab knows of, on disk or no longer. */
  known(): readonly OutboxEntry[] {
    return [...this.entries.values()];
  }

  /** After the store was lost: a command that waits must not go with it. Its key keeps it from being done twice. */
  async storeAgain(known: readonly OutboxEntry[]): Promise<void> {
    for (const entry of known) await this.put(entry);
  }

  /** Called for each decision, in the tab that sent the command. */
  onDecided(listener: (entry: DecidedEntry) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Keeps the command, then sends it. `decided` rejects where this device could not keep it. */
  add(
    name: OutboxCommand,
    input: unknown,
    about: { readonly customerIds: readonly string[]; readonly label: string },
  ): Asked {
    const entry: OutboxEntry = {
      ...{ id: uuid(), name, input, ...about, since: nowIso() },
      ...{ askedOffline: !this.context.isOnline(), outcome: null },
    };
    const decided = new Promise<DecidedEntry>((resolve, reject) => {
      this.waiters.set(entry.id, resolve);
      this.put(entry).then(() => void this.send(), reject);
    });
    return { id: entry.id, decided };
  }

  /** Takes back what has not been sent yet; false when it is too late for that. */
  async cancel(id: string): Promise<boolean> {
    const entry = this.entries.get(id);
    if (!entry || isDecided(entry) || this.inFlight === id || !entry.askedOffline) return false;
    await this.remove(id);
    return true;
  }

  /** The person has seen how it went. */
  dismiss(id: string): Promise<void> {
    return this.remove(id);
  }

  /** Sends what waits, in order. Called at each connection and after each command. */
  async send(): Promise<void> {
    if (this.sending) {
      this.again = true;
      return;
    }
    this.sending = true;
    try {
      await this.asOnlyTab(() => this.sendAll());
    } catch (error) {
      this.context.onStorageFailed(error);
    } finally {
      this.sending = false;
    }
    if (!this.again || this.closed) return;
    this.again = false;
    await this.send();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private asOnlyTab(work: () => Promise<void>): Promise<void> {
    const { locks } = navigator;
    return locks ? locks.request(`genjin:${this.context.userId}:outbox`, work) : work();
  }

  private async sendAll(): Promise<void> {
    // Another tab may have sent some of it while this one waited for its turn.
    await this.load();
    for (const entry of this.waitingNow()) {
      if (this.closed) return;
      const goesOn = this.entries.has(entry.id) ? await this.sendOne(entry) : true;
      if (!goesOn) return;
    }
  }

  private async sendOne(entry: OutboxEntry): Promise<boolean> {
    const { id, name, input, customerIds } = entry;
    if (!this.context.isOnline()) return this.putOff(entry);
    await this.context.writesSent(customerIds);
    this.inFlight = id;
    const answer = await runCommand<{ moveId?: string; movedOn?: number }>(name, input, id);
    this.inFlight = null;
    if (!answer.ok && isUndecided(answer.error)) return this.putOff(entry);
    const at = nowIso();
    await this.decide(
      entry,
      answer.ok
        ? { kind: "done", at, moveId: answer.value.moveId ?? null, movedOn: answer.value.movedOn ?? 0 }
        : { kind: "refused", at, code: answer.error.code, message: answer.error.message },
    );
    return true;
  }

  private async putOff(entry: OutboxEntry): Promise<boolean> {
    if (!entry.askedOffline) await this.put({ ...entry, askedOffline: true });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), retryMs);
    return false;
  }

  private async decide(entry: OutboxEntry, outcome: Outcome): Promise<void> {
    const decided: DecidedEntry = { ...entry, outcome };
    // Who waited in front of the screen is told by it at once; there is nothing to keep.
    if (entry.askedOffline) await this.put(decided);
    else await this.remove(entry.id);
    this.waiters.get(entry.id)?.(decided);
    this.waiters.delete(entry.id);
    for (const listener of this.listeners) listener(decided);
  }

  private async put(entry: OutboxEntry): Promise<void> {
    await this.context.cache.putOutbox(entry);
    this.entries.set(entry.id, entry);
    this.changed();
  }

  private async remove(id: string): Promise<void> {
    await this.context.cache.deleteOutbox(id);
    this.entries.delete(id);
    this.changed();
  }

  private changed(): void {
    if (!this.closed) this.context.tabs.sendOutboxChanged();
    this.refresh();
  }

  private waitingNow(): OutboxEntry[] {
    const waiting = [...this.entries.values()].filter((entry) => !isDecided(entry));
    return waiting.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  private refresh(): void {
    const decided = [...this.entries.values()].filter(isDecided).sort((a, b) => (a.id < b.id ? 1 : -1));
    this.state.set({ waiting: this.waitingNow(), decided });
  }
}
