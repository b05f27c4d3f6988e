import { Command } from "cmdk";
import { CalendarDays, CircleDot, Hash, type LucideIcon, Type, UserRound } from "lucide-react";
import { useTranslations } from "use-intl";
import type { FieldKind } from "@/lib/domain/queries/model";
import css from "./queries.module.css";
import type { FieldInfo } from "./use-fields";

interface FieldListProps {
  readonly fields: readonly FieldInfo[];
  readonly onChoose: (field: FieldInfo) => void;
}

const iconByKind: Readonly<Record<FieldKind, LucideIcon>> = {
  text: Type,
  number: Hash,
  date: CalendarDays,
  day: CalendarDays,
  choice: CircleDot,
  person: UserRound,
};

/** Which field a condition is about: found by typing, chosen by one tap. */
export function FieldList({ fields, onChoose }: FieldListProps) {
  const t = useTranslations("queries");
  return (
    <Command label={t("findField")} loop>
      <Command.Input
        autoFocus
        placeholder={t("findField")}
        className={css.find}
        aria-label={t("findField")}
      />
      <Command.List label={t("field")} className={css.fields}>
        <Command.Empty className={css.none}>{t("noField")}</Command.Empty>
        {fields.map((field) => {
          const Icon = iconByKind[field.kind];
          return (
            <Command.Item
              key={`${field.ref.field} ${field.ref.as ?? ""}`}
              value={`${field.label} ${field.ref.field}`}
              className="menu-item"
              onSelect={() => onChoose(field)}
            >
              <Icon className="i i-sm dim" aria-hidden="true" />
              {field.label}
            </Command.Item>
          );
        })}
      </Command.List>
    </Command>
  );
}
