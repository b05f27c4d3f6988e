import { limits } from "../gate/limits";

/** What was attempted as its author gets it back: a plain value, of bounded length. Anything else has no words to keep. */
export function shown(attempted: unknown): string | number | boolean | null {
  if (typeof attempted === "string") return attempted.slice(0, limits.attemptedChars);
  if (typeof attempted === "number") return Number.isFinite(attempted) ? attempted : null;
  return typeof attempted === "boolean" ? attempted : null;
}
