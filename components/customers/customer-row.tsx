import { Phone } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { Countdown } from "@/components/pool/countdown";
import { A } from "@/components/ui/a";
import { NextContact } from "@/components/ui/next-contact";
import { Status, Vip } from "@/components/ui/status";
import { When } from "@/components/ui/time";
import type { CustomerRow as Row } from "@/lib/domain/customers/model";
import { phoneHref } from "./phone-number";

interface CustomerRowProps {
  readonly row: Row;
  readonly href: string;
  readonly isCursor: boolean;
}

/** A customer in the phone's list: the row is the link, the call button stands at its edge. */
export const CustomerRow = memo(function CustomerRow({ row, href, isCursor }: CustomerRowProps) {
  const t = useTranslations("customers");
  const call = phoneHref(row.phone);
  return (
    <div className={`row cust${isCursor ? " cursor" : ""}`}>
      <A className="grow" href={href}>
        <div className="l1">
          <span className="strong">{row.name || t("noName")}</span>
          {row.level === "vip" && <Vip />}
          <span className="small">
            <Status status={row.status} />
          </span>
          <span className="when">
            <NextContact row={row} />
          </span>
        </div>
        <div className="l2">
          <span className="cut">
            <Countdown row={row} short className="row-countdown" />
            {[row.company, row.jobTitle].filter(Boolean).join(" · ")}
          </span>
          <span className="nw">
            {row.lastContactedAt === null
              ? t("never")
              : t.rich("lastRich", { when: () => <When at={row.lastContactedAt ?? ""} /> })}
          </span>
        </div>
      </A>
      {call ? (
        <a className="icon-btn call" href={call} aria-label={t("call", { name: row.name })}>
          <Phone className="i" />
        </a>
      ) : (
        <span className="icon-btn" />
      )}
    </div>
  );
});
