import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { type FollowUpMethod, followUpMethods } from "@/lib/domain/follow-ups/model";

interface MethodMenuProps {
  readonly value: FollowUpMethod;
  readonly onChange: (method: FollowUpMethod) => void;
}

/** How one spoke with the customer: visit, phone, message, other (F1). */
export function MethodMenu({ value, onChange }: MethodMenuProps) {
  const t = useTranslations("followUps");
  const trigger = (
    <button type="button" className="btn btn-bare" aria-label={t("kindIs", { kind: t(`method.${value}`) })}>
      {t(`method.${value}`)}
      <ChevronDown className="i i-sm" />
    </button>
  );
  return (
    <Menu trigger={trigger} label={t("kind")} align="start">
      {followUpMethods.map((method) => (
        <MenuChoice key={method} checked={method === value} onSelect={() => onChange(method)}>
          {t(`method.${method}`)}
        </MenuChoice>
      ))}
    </Menu>
  );
}
