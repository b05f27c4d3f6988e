import { customerName } from "@/lib/docs/names";
import type { BusEvent } from "@/lib/protocol/bus";

/** Names per wake-up: Postgres carries 8,000 bytes in one. */
const namesPerEvent = 100;

/** Tells everyone concerned that customers have moved: rights are judged again, rows are written at once (R10). */
export function wakeUps(customerIds: readonly string[]): BusEvent[] {
  const events: BusEvent[] = [];
  for (let start = 0; start < customerIds.length; start += namesPerEvent) {
    const names = customerIds.slice(start, start + namesPerEvent).map(customerName);
    events.push({ type: "rights", documents: names });
  }
  events.push({ type: "tasks", urgent: true });
  return events;
}
