import { useTranslations } from "use-intl";
import { Level } from "@/components/ui/level";
import { daysOverdue, sayExact, sayPlanned } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";

/** Until when: late with the level's mark, today in bold, else the day. */
export function Due({ at }: { readonly at: string | null }) {
  const t = useTranslations("common.time");
  const say = useSay();
  const ms = at === null ? Number.NaN : Date.parse(at);
  if (!Number.isFinite(ms)) return null;
  const days = daysOverdue(ms, say);
  const time = (text: string) => (
    <time className="nw" dateTime={new Date(ms).toISOString()} title={sayExact(ms, say)}>
      {text}
    </time>
  );
  if (days > 0) {
    return <Level level={days > 1 ? "urgent" : "warning"}>{time(t("overdueDays", { count: days }))}</Level>;
  }
  return time(sayPlanned(ms, say));
}
