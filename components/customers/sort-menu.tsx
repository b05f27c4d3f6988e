import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuChoice } from "@/components/ui/menu";
import type { CustomerSort, CustomerSortKey } from "@/lib/client/customers/model";

/** The sorts that make sense with a thumb; the table's heads offer all. */
const offered: readonly CustomerSort[] = [
  { key: "nextVisitAt", dir: "asc" },
  { key: "lastContactedAt", dir: "desc" },
  { key: "createdAt", dir: "desc" },
  { key: "name", dir: "asc" },
  { key: "status", dir: "asc" },
];

const isDate = (key: CustomerSortKey) =>
  key === "nextVisitAt" || key === "lastContactedAt" || key === "createdAt";

interface SortMenuProps {
  readonly sort: CustomerSort;
  readonly onChange: (sort: CustomerSort) => void;
}

export function SortMenu({ sort, onChange }: SortMenuProps) {
  const t = useTranslations("customers.sort");
  const say = ({ key, dir }: CustomerSort) =>
    isDate(key)
      ? t("said", { key: t(key), dir: t(dir === "asc" && key === "nextVisitAt" ? "near" : "recent") })
      : t(key);
  return (
    <Menu
      label={t("label")}
      trigger={
        <button type="button">
          <span className="sr">{t("label")} </span>
          {say(sort)}
          <ChevronDown className="i i-sm" />
        </button>
      }
    >
      {offered.map((each) => (
        <MenuChoice key={each.key} checked={each.key === sort.key} onSelect={() => onChange(each)}>
          {say(each)}
        </MenuChoice>
      ))}
    </Menu>
  );
}
