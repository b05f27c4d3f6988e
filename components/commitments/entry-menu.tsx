import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { Menu, MenuItem } from "@/components/ui/menu";
import css from "./commitments.module.css";

interface EntryMenuProps {
  readonly name: string;
  /** Removes the entry; answers the way back. */
  readonly onRemove: () => () => void;
  readonly children?: ReactNode;
}

/** What else can be done with an entry; removing offers the way back instead of asking first. */
export function EntryMenu({ name, onRemove, children }: EntryMenuProps) {
  const t = useTranslations("commitments");
  const remove = () => {
    const back = onRemove();
    toast(t("removed"), { action: { label: t("undo"), onClick: back } });
  };
  const trigger = (
    <button type="button" className={`icon-btn ${css.more}`} aria-label={t("more", { name })}>
      <Ellipsis className="i" />
    </button>
  );
  return (
    <Menu trigger={trigger} label={t("more", { name })}>
      {children}
      <MenuItem onSelect={remove}>{t("remove")}</MenuItem>
    </Menu>
  );
}
