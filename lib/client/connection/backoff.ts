const firstMs = 500;
const maximumMs = 30_000;
/** Gentle, so that an outage of a minute does not cost half a minute more. */
const growth = 1.5;

/**
 * How long to wait before the next attempt. Full jitter: after a server restart all devices of a company would
 * otherwise come back in the same instant. `random` is in [0, 1).
 */
export function reconnectDelay(failures: number, random: number): number {
  const ceiling = Math.min(maximumMs, firstMs * growth ** Math.min(failures, 20));
  return Math.round(ceiling * (0.25 + 0.75 * random));
}
