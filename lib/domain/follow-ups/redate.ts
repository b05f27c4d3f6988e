import type { RefusalCode } from "../access/refusal";
import { isoToMs } from "../calendar/iso-time";

/** How far a device's clock may be ahead of the server's. */
export const clockAllowanceMs = 5 * 60_000;

/** Whether a follow-up may get this time after that one (F3): not before it, and not in the future. */
export function timeMayFollow(time: string, previous: string | null, nowIso: string): RefusalCode | null {
  if (isoToMs(time) > isoToMs(nowIso) + clockAllowanceMs) return "timeInFuture";
  return previous !== null && time < previous ? "timeBeforePrevious" : null;
}

/** The time that *match* (F3) writes: now, or the last time where the device's clock is behind it. */
export function redatedTime(times: readonly string[], nowIso: string): string {
  const last = times.at(-1);
  return last !== undefined && last > nowIso ? last : nowIso;
}
