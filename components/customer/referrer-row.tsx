import { useState } from "react";
import { useTranslations } from "use-intl";
import { PickCustomer } from "@/components/frame/pick-customer";
import { A } from "@/components/ui/a";
import { Dialog } from "@/components/ui/dialog";
import { useCustomerRow } from "@/lib/client/customers/use-customer-row";
import { DetailRow } from "./detail-row";
import css from "./details.module.css";

interface ReferrerRowProps {
  readonly label: string;
  readonly referrerId: string | null;
  readonly onChange: ((id: string) => void) | null;
}

/** Who referred this customer, picked from the customers (C1). */
export function ReferrerRow({ label, referrerId, onChange }: ReferrerRowProps) {
  const t = useTranslations("customer");
  const referrer = useCustomerRow(referrerId);
  const [picking, setPicking] = useState(false);
  const name = referrer?.name ?? (referrerId ? t("referrerElsewhere") : "");
  return (
    <DetailRow label={label}>
      {referrer && (
        <A className="link" href={`/customers/${referrer.id}`}>
          {referrer.name}
        </A>
      )}
      {!referrer && !onChange && (name || <span className="dim">{t("notFilled")}</span>)}
      {onChange && (
        <button
          type="button"
          className={referrer ? `link ${css.beside}` : css.value}
          onClick={() => setPicking(true)}
        >
          {referrer ? t("pickOther") : name || t("pickReferrer")}
        </button>
      )}
      {picking && (
        <Dialog
          open
          onClose={() => setPicking(false)}
          title={t("pickReferrer")}
          className="dialog-wide dialog-top"
        >
          <PickCustomer
            onClose={() => setPicking(false)}
            onPick={(picked) => {
              onChange?.(picked.id);
              setPicking(false);
            }}
          />
        </Dialog>
      )}
    </DetailRow>
  );
}
