import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuChoice, MenuItem, MenuLine } from "@/components/ui/menu";
import { DetailRow } from "./detail-row";
import css from "./details.module.css";

interface ChoiceRowProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: ((value: string) => void) | null;
  /** There is always one: no way to clear it. */
  readonly always?: boolean;
}

/** One of a list, chosen where it stands. */
export function ChoiceRow({ label, value, options, onChange, always = false }: ChoiceRowProps) {
  const t = useTranslations("customer");
  const word = options.find((option) => option.value === value)?.label ?? value;
  const shown = word || <span className="dim">{t("notFilled")}</span>;
  if (!onChange) return <DetailRow label={label}>{shown}</DetailRow>;
  const trigger = (
    <button
      type="button"
      className={css.value}
      aria-label={t("editField", { field: label, value: word || t("notFilled") })}
    >
      {shown}
      <ChevronDown className="i i-sm dim" />
    </button>
  );
  return (
    <DetailRow label={label}>
      <Menu trigger={trigger} label={label} align="start">
        {options.map((option) => (
          <MenuChoice
            key={option.value}
            checked={option.value === value}
            onSelect={() => onChange(option.value)}
          >
            {option.label}
          </MenuChoice>
        ))}
        {!always && value && (
          <>
            <MenuLine />
            <MenuItem onSelect={() => onChange("")}>{t("clear")}</MenuItem>
          </>
        )}
      </Menu>
    </DetailRow>
  );
}
