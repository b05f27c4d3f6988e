import { createStore, type Readable } from "@/lib/client/store/store";
import { type DayBounds, dayBounds } from "@/lib/domain/calendar/day-bounds";
import { nowIso, nowMs } from "./clock";

const longestTimerMs = 30 * 60_000;

/** The bounds of the ready queries, renewed at midnight of the company's zone and when the page wakes up. */
class Calendar {
  private timeZone = "Asia/Shanghai";
  private readonly store = createStore<DayBounds>(dayBounds(nowIso(), this.timeZone));
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly bounds: Readable<DayBounds> = this.store;

  /** Called when the company is known. */
  start(timeZone: string): void {
    this.timeZone = timeZone;
    document.addEventListener("visibilitychange", this.renew);
    this.renew();
  }

  private readonly renew = (): void => {
    clearTimeout(this.timer);
    const next = dayBounds(nowIso(), this.timeZone);
    const now = this.store.get();
    // Same days, same object: lists compute again only when a span has moved.
    if (next.dayStart !== now.dayStart || next.dayEnd !== now.dayEnd) this.store.set(next);
    const untilMidnight = Math.max(1_000, next.dayEnd - nowMs() + 50);
    this.timer = setTimeout(this.renew, Math.min(untilMidnight, longestTimerMs));
  };
}

export const calendar = new Calendar();
