import { CalendarRange } from "lucide-react";
import { useTranslations } from "use-intl";
import { sayMoment } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";
import { followUpViews } from "@/lib/domain/follow-ups/views";
import type { ActivityQuery, FreeSpan } from "./activity-query";

interface SpanChipsProps {
  readonly query: ActivityQuery;
  readonly onChange: (changes: Partial<ActivityQuery>) => void;
  readonly onOther: () => void;
}

const shortcuts = [
  { last: 1, unit: "hour" },
  { last: 2, unit: "day" },
] as const satisfies readonly FreeSpan[];

const isSame = (a: FreeSpan, b: FreeSpan | null): boolean =>
  b !== null && "last" in a && "last" in b && a.last === b.last && a.unit === b.unit;

/** The four ready spans, the two that one asks for most beside them, and any other (F2). */
export function SpanChips({ query, onChange, onOther }: SpanChipsProps) {
  const t = useTranslations("activity");
  const { view, free } = query;
  const isOther = free !== null && !shortcuts.some((each) => isSame(each, free));
  const words = useSpanWords(isOther ? free : null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a scrolling row everywhere
    <div className="chips chip-row" role="group" aria-label={t("spans")}>
      {followUpViews.map((each) => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-pressed={free === null && each === view}
          onClick={() => onChange({ view: each, free: null })}
        >
          {t(`view.${each}`)}
        </button>
      ))}
      {shortcuts.map((each) => (
        <button
          key={each.unit}
          type="button"
          className="chip"
          aria-pressed={isSame(each, free)}
          onClick={() => onChange({ free: each })}
        >
          {t(each.unit === "hour" ? "lastHours" : "lastDays", { count: each.last })}
        </button>
      ))}
      <button type="button" className="chip" aria-pressed={isOther} aria-haspopup="dialog" onClick={onOther}>
        <CalendarRange className="i i-sm" />
        {words ?? t("other")}
      </button>
    </div>
  );
}

function useSpanWords(span: FreeSpan | null): string | null {
  const t = useTranslations("activity");
  const say = useSay();
  if (span === null) return null;
  if ("last" in span) return t(span.unit === "hour" ? "lastHours" : "lastDays", { count: span.last });
  const from = span.from ? sayMoment(Date.parse(span.from), say) : "";
  const to = span.to ? sayMoment(Date.parse(span.to), say) : "";
  return t("fromTo", { from, to }).trim();
}
