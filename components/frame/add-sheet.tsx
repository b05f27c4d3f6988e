import { PenLine, UserRoundPlus } from "lucide-react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { navigate } from "@/lib/client/navigation";
import { openOverlay } from "./overlay";

/** What ＋ offers: the things one does most often, standing or walking. */
export default function AddSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("common.add");
  const choose = (go: () => void) => () => {
    onClose();
    go();
  };
  return (
    <Dialog open onClose={onClose} title={t("title")} className="add-sheet">
      <ul>
        <li>
          <button type="button" className="row row-btn" onClick={choose(() => openOverlay("followUp"))}>
            <PenLine className="i-lg call" />
            <span className="grow">
              <span className="strong">{t("followUp")}</span>
              <span className="l2 block">{t("followUpHint")}</span>
            </span>
          </button>
        </li>
        <li>
          <button type="button" className="row row-btn" onClick={choose(() => navigate("/customers/new"))}>
            <UserRoundPlus className="i-lg call" />
            <span className="grow">
              <span className="strong">{t("customer")}</span>
              <span className="l2 block">{t("customerHint")}</span>
            </span>
          </button>
        </li>
      </ul>
    </Dialog>
  );
}
