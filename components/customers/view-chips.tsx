import { ChevronDown } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { usePhone } from "@/components/ui/use-media";
import type { ViewId } from "@/lib/domain/customers/views";
import { useFitting } from "./use-fitting";
import { type Chip, chips } from "./views";

interface ViewChipsProps {
  readonly view: ViewId | null;
  /** The list shows something else: a saved view, or conditions of its own. */
  readonly isOther: boolean;
  readonly counts: Readonly<Record<Chip, number>>;
  readonly onChoose: (view: ViewId | null) => void;
}

/** The ready views, one tap each (C2), with live counts. The phone scrolls them, the wide screen folds the rest. */
export function ViewChips({ view, isOther, counts, onChoose }: ViewChipsProps) {
  const t = useTranslations("customers");
  const phone = usePhone();
  const row = useRef<HTMLDivElement>(null);
  const fitting = useFitting(row, phone);
  const chosen: Chip = view ?? "all";
  const fits = fitting === null ? chips : chips.slice(0, fitting);
  const shown = fits.includes(chosen) ? fits : [...fits.slice(0, -1), chosen];
  const folded = chips.filter((chip) => !shown.includes(chip));
  const label = (chip: Chip) => (chip === "all" ? t("all") : t(`view.${chip}`));
  const choose = (chip: Chip) => onChoose(chip === "all" ? null : chip);

  return (
    <div className="chip-wrap">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a scrolling row everywhere */}
      <div className="chips chip-row" role="group" aria-label={t("views")} ref={row}>
        {shown.map((chip) => (
          <button
            key={chip}
            type="button"
            className="chip"
            aria-pressed={chip === chosen && !isOther}
            onClick={() => choose(chip)}
          >
            {label(chip)} <span>{counts[chip] ?? 0}</span>
          </button>
        ))}
        {folded.length > 0 && (
          <Menu
            label={t("views")}
            trigger={
              <button type="button" className="chip">
                {t("more")}
                <ChevronDown className="i i-sm dim" />
              </button>
            }
          >
            {folded.map((chip) => (
              <MenuChoice key={chip} checked={false} count={counts[chip] ?? 0} onSelect={() => choose(chip)}>
                {label(chip)}
              </MenuChoice>
            ))}
          </Menu>
        )}
      </div>
      <div className="chips chip-measure" aria-hidden="true">
        {chips.map((chip) => (
          <span key={chip} className="chip strong">
            {label(chip)} <span>{counts[chip] ?? 0}</span>
          </span>
        ))}
        <span className="chip">{t("more")}xx</span>
      </div>
    </div>
  );
}
