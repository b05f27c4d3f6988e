import { ChevronLeft, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { SavingLink } from "@/components/saving/saving-link";
import { Vip } from "@/components/ui/status";
import { navigate } from "@/lib/client/navigation";
import type { PresentPerson } from "@/lib/client/presence/use-presence";
import css from "./customer.module.css";
import { CustomerMenu } from "./customer-menu";
import { PresentFaces } from "./present-faces";
import type { ShownCustomer } from "./shown-customer";
import { StatusMenu } from "./status-menu";
import type { WriteFields } from "./use-field-writer";
import type { CustomerTab } from "./use-tab";

interface CustomerHeadProps {
  readonly id: string;
  readonly customer: ShownCustomer | null;
  readonly present: readonly PresentPerson[];
  readonly write: WriteFields | null;
  readonly onTab: (tab: CustomerTab) => void;
  readonly onClose?: () => void;
  readonly photo: ReactNode;
  readonly scrolled: boolean;
}

/** Head of the page of its own: the way back, who is here, the state of saving. */
export function PageHead({ id, customer, present, onTab, onClose, scrolled }: CustomerHeadProps) {
  const t = useTranslations("customer");
  const back = onClose ?? (() => navigate("/customers"));
  return (
    <header className={`head ${css.pageHead} ${scrolled ? "scrolled" : ""}`}>
      <button type="button" className="icon-btn back" aria-label={t("back")} onClick={back}>
        <ChevronLeft className="i-lg" />
      </button>
      <span className={`grow cut strong ${css.headName}`} aria-hidden="true">
        {scrolled && customer?.name}
      </span>
      <PresentFaces present={present} />
      <SavingLink className="save-hit phone" />
      <CustomerMenu id={id} onTab={onTab} />
    </header>
  );
}

/** Head of the pane beside the list. */
export function PaneHead({ id, customer, present, write, onTab, onClose, photo }: CustomerHeadProps) {
  const t = useTranslations("customer");
  return (
    <header className={`head ${css.paneHead}`}>
      {photo}
      <div className="grow">
        <div className="l1">
          <h2 className={`cut ${css.paneName}`}>{customer && (customer.name || t("noName"))}</h2>
          {customer?.level === "vip" && <Vip />}
          {customer && (
            <span className="small">
              <StatusMenu customer={customer} write={write} />
            </span>
          )}
        </div>
      </div>
      <PresentFaces present={present} />
      <CustomerMenu id={id} onTab={onTab} />
      {onClose && (
        <button type="button" className="icon-btn" aria-label={t("close")} onClick={onClose}>
          <X className="i" />
        </button>
      )}
    </header>
  );
}
