import type { Documents } from "@/lib/client/documents/documents";
import type { Outbox } from "@/lib/client/outbox/outbox";
import type { SavingLedger } from "@/lib/client/saving/ledger";
import type { Cache } from "./cache";

const firstHealingMs = 50;
const healEveryMs = 3_000;

/**
 * Sees to it that the device's store comes back by itself after it was refused or taken away, and that nobody leaves
 * the page unwarned while what they wrote is in memory alone. Journals heal themselves; the cache is healed here.
 */
export class StorageCare {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private healing = false;
  private stopped = false;

  constructor(
    private readonly cache: Cache,
    private readonly ledger: SavingLedger,
    private readonly documents: Documents,
    private readonly outbox: Outbox,
  ) {}

  start(): () => void {
    const unsubscribe = this.ledger.onStorageProblem(() => this.plan(firstHealingMs));
    document.addEventListener("visibilitychange", this.onVisible);
    window.addEventListener("pageshow", this.onVisible);
    window.addEventListener("beforeunload", this.onLeave);
    this.plan(firstHealingMs);
    return () => {
      this.stopped = true;
      clearTimeout(this.timer);
      unsubscribe();
      document.removeEventListener("visibilitychange", this.onVisible);
      window.removeEventListener("pageshow", this.onVisible);
      window.removeEventListener("beforeunload", this.onLeave);
    };
  }

  /** Tries again now, because a person has made room. */
  healNow(): void {
    this.documents.healNow();
    clearTimeout(this.timer);
    this.timer = undefined;
    this.plan(0);
  }

  private plan(afterMs: number): void {
    if (this.stopped || this.healing || this.timer !== undefined) return;
    if (!this.ledger.hasStorageProblem("cache")) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.heal();
    }, afterMs);
  }

  private async heal(): Promise<void> {
    this.healing = true;
    // Before a store that was emptied is read as if nothing had waited.
    const commands = this.outbox.known();
    try {
      await this.cache.revive();
      await this.ledger.storeAgain();
      await this.outbox.storeAgain(commands);
      this.healing = false;
      if (!this.stopped) this.ledger.setStorageProblem("cache", null);
    } catch (error) {
      this.healing = false;
      if (!this.stopped) this.ledger.setStorageProblem("cache", String(error));
    }
    this.plan(healEveryMs);
  }

  /** Phones end the store of a page in the background, and the page does not hear of it. */
  private readonly onVisible = (): void => {
    if (document.visibilityState !== "visible" || this.stopped) return;
    void this.documents.probe();
    this.cache.probe().catch((error: unknown) => {
      if (!this.stopped) this.ledger.setStorageProblem("cache", String(error));
    });
  };

  private readonly onLeave = (event: BeforeUnloadEvent): void => {
    if (this.ledger.holdsInMemoryAlone()) event.preventDefault();
  };
}
