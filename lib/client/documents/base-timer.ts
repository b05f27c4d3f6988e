const soonMs = 500;
/** Index documents change whenever a colleague types, and are large. */
const laterMs = 15_000;

/** Copies for the cache are made a while after a change, and never put off by the next one. */
export class BaseTimer {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly save: () => void) {}

  /** Not put off by further changes, else a busy document would never be saved. */
  plan(isSoon: boolean): void {
    this.timer ??= setTimeout(
      () => {
        this.timer = undefined;
        this.save();
      },
      isSoon ? soonMs : laterMs,
    );
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
