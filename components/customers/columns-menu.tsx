import { Columns3 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuChoice, MenuItem, MenuLine } from "@/components/ui/menu";
import { resetColumns, saveColumns, useColumnChoice } from "./column-memory";
import { columnIds, shownAtFirst } from "./table-columns";

/** Which columns the table shows; the name always. */
export default function ColumnsMenu({ seesOthers }: { readonly seesOthers: boolean }) {
  const t = useTranslations("customers");
  const choice = useColumnChoice();
  const visible = choice.visible ?? shownAtFirst(seesOthers);
  return (
    <Menu
      label={t("columns")}
      trigger={
        <button type="button" className="icon-btn" aria-label={t("columns")} title={t("columns")}>
          <Columns3 className="i" />
        </button>
      }
    >
      {columnIds
        .filter((id) => id !== "name")
        .map((id) => (
          <MenuChoice
            key={id}
            stay
            checked={visible[id] ?? false}
            onSelect={() => saveColumns({ visible: { ...visible, [id]: !visible[id] } })}
          >
            {t(`column.${id}`)}
          </MenuChoice>
        ))}
      <MenuLine />
      <MenuItem onSelect={resetColumns}>
        <span className="menu-check" />
        {t("resetColumns")}
      </MenuItem>
    </Menu>
  );
}
