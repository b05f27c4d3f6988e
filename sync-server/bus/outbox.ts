import type { BusEvent } from "@/lib/protocol/bus";

/** What waits to be sent is bounded: beyond this the others are told to compare everything. */
const mostEvents = 5000;

/** Events that wait for the broker. Of one document only the newest sequence matters. */
export class Outbox {
  readonly #events = new Map<string, BusEvent>();
  #others = 0;

  get isEmpty(): boolean {
    return this.#events.size === 0;
  }

  add(event: BusEvent): void {
    if (this.#events.size >= mostEvents) this.overflow();
    const key = this.#keyOf(event);
    const before = this.#events.get(key);
    if (before?.type === "document" && event.type === "document" && before.seq > event.seq) return;
    this.#events.set(key, event);
  }

  /** Everything that waits, or was lost, becomes one request to compare. */
  overflow(): void {
    this.#events.clear();
    this.#events.set("missed", { type: "missed" });
  }

  take(): BusEvent[] {
    const events = [...this.#events.values()];
    this.#events.clear();
    return events;
  }

  #keyOf(event: BusEvent): string {
    if (event.type === "document") return `document ${event.name}`;
    if (event.type === "tasks") return `tasks ${event.urgent ?? false}`;
    if (event.type === "missed") return event.type;
    this.#others += 1;
    return `${event.type} ${this.#others}`;
  }
}
