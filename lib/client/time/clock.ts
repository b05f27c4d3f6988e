/**
 * The time, corrected by what the server said of its own. A device whose clock is wrong would otherwise have its
 * follow-ups refused as written in the future.
 */
const key = "genjin.clockOffset";
const toleratedMs = 60_000;

let offsetMs = readOffset();

function readOffset(): number {
  if (typeof window === "undefined") return 0;
  try {
    return Number(window.localStorage.getItem(key) ?? "0") || 0;
  } catch {
    // No storage: trust the device until the server has spoken.
    return 0;
  }
}

/** Called with the server's time at each connection. */
export function correctClock(serverTimeIso: string): void {
  const difference = Date.parse(serverTimeIso) - Date.now();
  if (!Number.isFinite(difference)) return;
  offsetMs = Math.abs(difference) > toleratedMs ? difference : 0;
  try {
    window.localStorage.setItem(key, String(offsetMs));
  } catch {
    // Then the correction holds for this page alone.
    return;
  }
}

export const nowMs = (): number => Date.now() + offsetMs;
export const nowIso = (): string => new Date(nowMs()).toISOString();
