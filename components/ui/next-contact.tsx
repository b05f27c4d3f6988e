import { useTranslations } from "use-intl";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { Level } from "./level";
import { daysOverdue, sayExact, sayPlanned } from "./say-time";
import { useSay } from "./use-say";

type Dates = Pick<CustomerRow, "status" | "nextVisitAt" | "resumeAt">;

/** A day late is a warning, more is urgent; the admin's own thresholds take its place with the alerts. */
const levelOfDelay = (days: number) => (days <= 1 ? ("warning" as const) : ("urgent" as const));

/** The one date that matters on a row: days late, today, a day to come, or when a pause ends. */
export function NextContact({ row }: { readonly row: Dates }) {
  const t = useTranslations("common.time");
  const say = useSay();
  const resting = row.status === "onHold" && row.resumeAt !== null;
  const iso = resting ? row.resumeAt : row.nextVisitAt;
  const at = iso === null ? Number.NaN : Date.parse(iso);
  if (!Number.isFinite(at)) return null;
  const time = (text: string, className?: string) => (
    <time className={className} dateTime={new Date(at).toISOString()} title={sayExact(at, say)}>
      {text}
    </time>
  );
  if (resting) return time(t("resume", { day: sayPlanned(at, say) }));
  const days = row.status === "onHold" || row.status === "won" ? 0 : daysOverdue(at, say);
  if (days > 0) return <Level level={levelOfDelay(days)}>{time(t("overdueDays", { count: days }))}</Level>;
  const text = sayPlanned(at, say);
  return time(text, text.startsWith(t("today")) ? "strong ink cap" : "cap");
}
