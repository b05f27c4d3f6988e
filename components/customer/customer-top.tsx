import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { phoneHref, sayPhone } from "@/components/customers/phone-number";
import { Vip } from "@/components/ui/status";
import { When } from "@/components/ui/time";
import type { CustomerRecord } from "@/lib/client/customers/open-customer";
import { ContactBar, CopyPhone } from "./contact-bar";
import css from "./customer.module.css";
import { NextContactEdit } from "./next-contact-edit";
import type { ShownCustomer } from "./shown-customer";
import { StatusMenu } from "./status-menu";
import type { WriteFields } from "./use-field-writer";

interface CustomerTopProps {
  readonly customer: ShownCustomer;
  readonly record: CustomerRecord | null;
  readonly write: WriteFields | null;
  readonly photo: ReactNode;
}

const companyLine = ({ company, jobTitle }: ShownCustomer): string =>
  [company, jobTitle].filter(Boolean).join(" · ");

/** Everything one wants to know before the call, in one look: the form of the phone. */
export function PageTop({ customer, write, photo }: CustomerTopProps) {
  const t = useTranslations("customer");
  return (
    <>
      <div className={css.identity}>
        {photo}
        <div className="grow">
          <div className="l1">
            <h1 className={css.name}>{customer.name || t("noName")}</h1>
            {customer.level === "vip" && <Vip />}
            <span className="push small">
              <StatusMenu customer={customer} write={write} />
            </span>
          </div>
          {companyLine(customer) && <p className="mid small">{companyLine(customer)}</p>}
        </div>
      </div>
      <ContactBar name={customer.name} phone={customer.phone} />
      <NextContactEdit customer={customer} write={write} wide />
    </>
  );
}

/** The same beside the list: four lines. */
export function PaneTop({ customer, record, write }: CustomerTopProps) {
  const t = useTranslations("customer");
  const call = phoneHref(customer.phone);
  const last = record?.followUps.find((followUp) => !followUp.deleted);
  return (
    <dl className={`props ${css.props}`}>
      {companyLine(customer) && (
        <>
          <dt>{t("field.company")}</dt>
          <dd className="cut">{companyLine(customer)}</dd>
        </>
      )}
      {customer.phone && (
        <>
          <dt>{t("field.phone")}</dt>
          <dd>
            <span className="edit">
              {call ? (
                <a
                  className="link"
                  href={call}
                  aria-label={t("call", { name: customer.name, phone: customer.phone })}
                >
                  {sayPhone(customer.phone)}
                </a>
              ) : (
                customer.phone
              )}
              <CopyPhone phone={customer.phone} className={`dim ${css.copy}`} />
            </span>
          </dd>
        </>
      )}
      <dt>{t("field.nextVisitAt")}</dt>
      <dd>
        <NextContactEdit customer={customer} write={write} />
      </dd>
      <dt>{t("lastContact")}</dt>
      <dd>
        {last ? (
          <>
            <When at={last.time} /> {t(`method.${last.method}`)}
          </>
        ) : (
          <span className="dim">{t("neverContacted")}</span>
        )}
      </dd>
    </dl>
  );
}
