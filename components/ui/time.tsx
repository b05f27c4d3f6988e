import { sayExact, sayMoment, sayPast, sayPlanned } from "./say-time";
import { useSay } from "./use-say";

interface WhenProps {
  /** ISO time or epoch milliseconds. */
  readonly at: string | number;
  /** `list`: as people say it; `exact`: the whole date; `moment`: with the hour, short. */
  readonly kind?: "list" | "exact" | "moment";
}

/** A time as people say it, in the company's zone; exact on hover. */
export function When({ at, kind = "list" }: WhenProps) {
  const say = useSay();
  const ms = typeof at === "number" ? at : Date.parse(at);
  if (!Number.isFinite(ms)) return null;
  const exact = sayExact(ms, say);
  const listed = ms > say.now ? sayPlanned(ms, say) : sayPast(ms, say);
  const text = kind === "exact" ? exact : kind === "moment" ? sayMoment(ms, say) : listed;
  return (
    <time dateTime={new Date(ms).toISOString()} title={exact}>
      {text}
    </time>
  );
}
