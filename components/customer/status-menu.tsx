import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuChoice, MenuLabel, MenuLine } from "@/components/ui/menu";
import { Status } from "@/components/ui/status";
import { customerLevels, customerStatuses } from "@/lib/domain/customers/model";
import css from "./customer.module.css";
import type { ShownCustomer } from "./shown-customer";
import type { WriteFields } from "./use-field-writer";

interface StatusMenuProps {
  readonly customer: ShownCustomer;
  /** Null where it may only be read. */
  readonly write: WriteFields | null;
}

/** Status and level, changed where they are shown (C6). */
export function StatusMenu({ customer, write }: StatusMenuProps) {
  const t = useTranslations("customer");
  const words = useTranslations("common.status");
  const { status, level } = customer;
  if (!write) return <Status status={status} />;
  const trigger = (
    <button type="button" className={css.status} aria-label={t("statusIs", { status: words(status) })}>
      <Status status={status} />
      <ChevronDown className="i i-sm dim" />
    </button>
  );
  return (
    <Menu trigger={trigger} label={t("field.status")}>
      <MenuLabel>{t("field.status")}</MenuLabel>
      {customerStatuses.map((value) => (
        <MenuChoice
          key={value}
          checked={value === status}
          onSelect={() => write({ status: value }, t("field.status"))}
        >
          {words(value)}
        </MenuChoice>
      ))}
      <MenuLine />
      <MenuLabel>{t("field.level")}</MenuLabel>
      {customerLevels.map((value) => (
        <MenuChoice
          key={value}
          checked={value === level}
          onSelect={() => write({ level: value }, t("field.level"))}
        >
          {t(`level.${value}`)}
        </MenuChoice>
      ))}
    </Menu>
  );
}
