import { Copy, Ellipsis, FileDown, FileUp } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { copyText } from "@/components/ui/copy-text";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { CustomerList } from "@/lib/client/customers/model";
import { navigate } from "@/lib/client/navigation";
import type { Me } from "@/lib/client/session/model";
import { canSometimes } from "@/lib/domain/access/capabilities";

const ExportDialog = lazy(() => import("./export-dialog"));

interface ListMenuProps {
  readonly me: Me;
  readonly list: CustomerList;
}

/** What can be done with a list as a whole: a file in, what it shows out. */
export function ListMenu({ me, list }: ListMenuProps) {
  const t = useTranslations();
  const [exporting, setExporting] = useState(false);
  const mayImport = canSometimes(me.role, "customer.create");
  const mayExport = canSometimes(me.role, "export.customers");
  if (!mayImport && !mayExport) return null;
  const copyContacts = async () => {
    const lines = list.rows.map(({ name, phone }) => `${name}\t${phone}`);
    const copied = await copyText(lines.join("\n"));
    toast(copied ? t("likes.contactsCopied", { count: lines.length }) : t("customer.copyFailed"));
  };
  const trigger = (
    <button type="button" className="icon-btn" aria-label={t("exports.menu")} title={t("exports.menu")}>
      <Ellipsis className="i" />
    </button>
  );
  return (
    <>
      <Menu trigger={trigger} label={t("exports.menu")}>
        {mayImport && (
          <MenuItem onSelect={() => navigate("/import")}>
            <FileUp className="i" />
            {t("imports.title")}
          </MenuItem>
        )}
        {mayExport && (
          <MenuItem onSelect={() => setExporting(true)}>
            <FileDown className="i" />
            {t("exports.title")}
          </MenuItem>
        )}
        {mayExport && (
          <MenuItem onSelect={() => void copyContacts()}>
            <Copy className="i" />
            {t("likes.copyContacts")}
          </MenuItem>
        )}
      </Menu>
      {exporting && (
        <Suspense fallback={null}>
          <ExportDialog me={me} list={list} onClose={() => setExporting(false)} />
        </Suspense>
      )}
    </>
  );
}
