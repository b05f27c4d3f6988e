import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { CustomerStatus } from "@/lib/domain/customers/model";

const ring = <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" />;

const markByStatus: Readonly<Record<CustomerStatus, ReactNode>> = {
  interested: (
    <>
      {ring}
      <path d="M7 7V3.5A3.5 3.5 0 0 1 10.5 7z" fill="currentColor" />
    </>
  ),
  prospect: (
    <>
      {ring}
      <path d="M7 3.5a3.5 3.5 0 1 1-3.5 3.5H7z" fill="currentColor" />
    </>
  ),
  won: (
    <>
      <circle cx="7" cy="7" r="6.25" fill="currentColor" />
      <path
        d="m4.4 7.2 1.8 1.8 3.4-3.8"
        fill="none"
        stroke="var(--bg)"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </>
  ),
  onHold: (
    <>
      {ring}
      <path d="M5.6 5v4M8.4 5v4" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
    </>
  ),
};

const classByStatus: Readonly<Record<CustomerStatus, string>> = {
  interested: "st st-i",
  prospect: "st st-p",
  won: "st st-w",
  onHold: "st st-h",
};

/** A customer's status: a ring that fills, and its word. */
export function Status({ status }: { readonly status: CustomerStatus }) {
  const t = useTranslations("common.status");
  return (
    <span className={classByStatus[status]}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        {markByStatus[status]}
      </svg>
      {t(status)}
    </span>
  );
}

export function Vip() {
  return <span className="vip">{useTranslations("common")("vip")}</span>;
}
