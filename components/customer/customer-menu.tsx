import { Ellipsis, Link } from "lucide-react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { MoveItems } from "@/components/pool/move-items";
import { copyText } from "@/components/ui/copy-text";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { CustomerTab } from "./use-tab";

interface CustomerMenuProps {
  readonly id: string;
  readonly onTab: (tab: CustomerTab) => void;
}

export function CustomerMenu({ id, onTab }: CustomerMenuProps) {
  const t = useTranslations("customer");
  const copyLink = async () => {
    const copied = await copyText(`${window.location.origin}/customers/${id}`);
    toast(copied ? t("copied") : t("copyFailed"));
  };
  const trigger = (
    <button type="button" className="icon-btn" aria-label={t("more")}>
      <Ellipsis className="i" />
    </button>
  );
  return (
    <Menu trigger={trigger} label={t("more")}>
      <MenuItem onSelect={() => void copyLink()}>
        <Link className="i" />
        {t("copyLink")}
      </MenuItem>
      <MenuItem onSelect={() => onTab("details")}>{t("tab.details")}</MenuItem>
      <MenuItem onSelect={() => onTab("changes")}>{t("tab.changes")}</MenuItem>
      <MoveItems id={id} />
    </Menu>
  );
}
