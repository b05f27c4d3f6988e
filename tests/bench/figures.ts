/** Nearest-rank percentile; 0 for nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? 0;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

export function microseconds(value: number): string {
  return `${value.toFixed(1)} µs`;
}

export const perSecond = (value: number): string => `${Math.round(value).toLocaleString("en")} /s`;

export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
