import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { A } from "@/components/ui/a";
import { When } from "@/components/ui/time";

interface ChangeCardProps {
  readonly what: string;
  readonly customerId: string | null;
  readonly customerName: string;
  readonly at: string;
  readonly children: ReactNode;
}

/** One change: what it is, of whom, since when. */
export function ChangeCard({ what, customerId, customerName, at, children }: ChangeCardProps) {
  const t = useTranslations("sync");
  const name = customerName || t("unnamed");
  return (
    <li className="chg">
      <div className="meta">
        <span className="strong ink">{what}</span>
        {customerId ? <A href={`/customers/${customerId}`}>{name}</A> : <span>{customerName}</span>}
        <span className="push">
          <When at={at} kind="moment" />
        </span>
      </div>
      {children}
    </li>
  );
}
