import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { sayPlanned } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";
import { ExactDate } from "./exact-date";
import css from "./next-date.module.css";
import { useNextDateLabel } from "./use-next-date-label";
import { nextDateChoices } from "./zone-time";

/** A chip begins a line of its own. */
const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

interface NextDateChipsProps {
  readonly label: string;
  /** ISO time; null: no date. */
  readonly value: string | null;
  readonly onChange: (iso: string | null) => void;
  /** The date input is in sight from the start. */
  readonly open?: boolean;
  /** Pressing the chosen chip again takes the date away. */
  readonly toggles?: boolean;
}

/** The next contact in one tap: the days people name, or any date and hour in the company's zone. */
export function NextDateChips({ label, value, onChange, open = false, toggles = false }: NextDateChipsProps) {
  const t = useTranslations("followUps.next");
  const say = useSay();
  const nameOf = useNextDateLabel();
  const [asking, setAsking] = useState(open);
  const choices = nextDateChoices(say.now, say.timeZone);
  const other = value !== null && !choices.some((choice) => choice.iso === value) ? value : null;
  return (
    <fieldset className={css.next}>
      <legend className="sr">{label}</legend>
      <div className={css.chips}>
        {other && (
          <button type="button" className="chip" aria-pressed="true" onClick={() => setAsking(true)}>
            {upperFirst(sayPlanned(Date.parse(other), say))}
          </button>
        )}
        {choices.map((choice) => (
          <button
            key={`${choice.word}${choice.iso}`}
            type="button"
            className="chip"
            aria-pressed={choice.iso === value}
            onClick={() => onChange(toggles && choice.iso === value ? null : choice.iso)}
          >
            {upperFirst(nameOf(choice))}
          </button>
        ))}
        {!asking && (
          <button type="button" className="icon-btn" aria-label={t("other")} onClick={() => setAsking(true)}>
            <CalendarPlus className="i" />
          </button>
        )}
      </div>
      {asking && (
        <div className={css.exact}>
          <ExactDate label={t("exact")} value={value} onChange={onChange} />
        </div>
      )}
    </fieldset>
  );
}
