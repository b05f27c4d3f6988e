import { Ellipsis, FileDown, FileUp } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
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
      </Menu>
      {exporting && (
        <Suspense fallback={null}>
          <ExportDialog me={me} list={list} onClose={() => setExporting(false)} />
        </Suspense>
      )}
    </>
  );
}
