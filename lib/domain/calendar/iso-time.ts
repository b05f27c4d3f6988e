/** Postgres, where projections keep times, has no year 0000. */
const isoTime = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Whether a value is a time as documents hold it: ISO 8601, UTC, milliseconds, and a day that exists. */
export function isIsoTime(value: unknown): value is string {
  if (typeof value !== "string" || !isoTime.test(value)) return false;
  const parsed = new Date(value);
  // The round trip refuses 30 February and 24:00, which the parser moves to another day.
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString() === value;
}

/** Milliseconds of an ISO time; NaN for null and for text that is none. */
export function isoToMs(value: string | null | undefined): number {
  return value ? Date.parse(value) : Number.NaN;
}
