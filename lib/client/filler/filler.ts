import type { Documents } from "@/lib/client/documents/documents";
import { apiResponse } from "@/lib/client/http/api-fetch";
import type { CustomerRows } from "@/lib/client/rows/customer-rows";
import type { SavingLedger } from "@/lib/client/saving/ledger";
import type { Cache } from "@/lib/client/storage/cache";
import { nowMs } from "@/lib/client/time/clock";
import { whenIdle } from "@/lib/client/time/pause";
import { readBulk } from "./read-bulk";
import { wantedDocuments } from "./wanted";

const namesAtOnce = 200;
const quietMs = 4_000;
const retryMs = 30_000;

/**
 * Brings the documents that this device should hold: all of one's own customers, so that one never opened before
 * opens offline with its follow-ups. In idle time, in batches, from one tab; goes on where it stopped.
 */
export class Filler {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unsubscribe: (() => void) | null = null;
  private running = false;
  private stopped = false;

  constructor(
    private readonly cache: Cache,
    private readonly documents: Documents,
    private readonly rows: CustomerRows,
    private readonly ledger: SavingLedger,
    private readonly userId: string,
  ) {}

  /** Called at each connection; looks again whenever rows have changed. */
  start(): void {
    this.unsubscribe ??= this.rows.version.subscribe(() => this.plan(quietMs));
    this.plan(200);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.unsubscribe?.();
  }

  private plan(afterMs: number): void {
    if (this.timer !== undefined || this.running || this.stopped) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.runAlone();
    }, afterMs);
  }

  /** Only one tab fills. */
  private async runAlone(): Promise<void> {
    this.running = true;
    const run = async (lock: Lock | null) => (lock === null ? true : this.run());
    const { locks } = navigator;
    const name = `genjin:${this.userId}:filler`;
    try {
      const done = locks ? await locks.request(name, { ifAvailable: true }, run) : await this.run();
      this.running = false;
      if (!done) this.plan(retryMs);
    } catch (error) {
      this.running = false;
      this.ledger.setStorageProblem("cache", String(error));
    } finally {
      this.ledger.setFilling(null);
    }
  }

  /** Answers whether all was fetched. */
  private async run(): Promise<boolean> {
    const held = await this.cache.heldByName();
    const { fetch, forget } = wantedDocuments({
      own: this.rows.rowsOf(this.userId).values(),
      held,
      rowById: (id) => this.rows.serverRow(id),
      isBusy: this.isBusy,
      now: nowMs(),
    });
    if (forget.length > 0) await this.cache.forgetDocuments(forget);
    for (let at = 0; at < fetch.length; at += namesAtOnce) {
      this.ledger.setFilling({ done: at, total: fetch.length });
      await whenIdle();
      if (this.stopped) return true;
      if (!(await this.fetchBatch(fetch.slice(at, at + namesAtOnce)))) return false;
    }
    return true;
  }

  private readonly isBusy = (name: string): boolean =>
    this.documents.find(name) !== null || this.ledger.record(name) !== undefined;

  private async fetchBatch(names: readonly string[]): Promise<boolean> {
    const answer = await apiResponse("/api/documents/bulk", { json: { names }, timeoutMs: 60_000 });
    if (!answer.ok) return false;
    const documents = readBulk(new Uint8Array(await answer.value.arrayBuffer()));
    const held = await this.cache.heldByName();
    const fresh = documents.filter(({ name }) => !this.isBusy(name));
    await this.cache.putDocuments(
      fresh.map(({ name, epoch, seq, state }) => {
        const usedAt = held.get(name)?.usedAt ?? 0;
        return { held: { name, seq, epoch, right: null, usedAt }, state };
      }),
    );
    return true;
  }
}
