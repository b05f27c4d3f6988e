import { useTranslations } from "use-intl";
import { type PoolSpan, poolSpans } from "@/lib/domain/pool/views";
import css from "./pool.module.css";

interface SpanChipsProps {
  readonly span: PoolSpan | null;
  readonly counts: Readonly<Record<PoolSpan | "all", number>>;
  readonly onChoose: (span: PoolSpan | null) => void;
}

/** By time of the release (P3): a day, three days, a week, a month, a year. */
export function SpanChips({ span, counts, onChoose }: SpanChipsProps) {
  const t = useTranslations("pool");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a scrolling row everywhere
    <div className={`chips chip-row ${css.spans}`} role="group" aria-label={t("spans")}>
      {(["all", ...poolSpans] as const).map((each) => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-pressed={each === (span ?? "all")}
          onClick={() => onChoose(each === "all" ? null : each)}
        >
          {t(`span.${each}`)} <span>{counts[each]}</span>
        </button>
      ))}
    </div>
  );
}
