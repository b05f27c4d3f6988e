import { useState } from "react";
import { useTranslations } from "use-intl";
import type * as Y from "yjs";
import css from "@/components/commitments/commitments.module.css";
import { EntryMenu } from "@/components/commitments/entry-menu";
import { A } from "@/components/ui/a";
import { useSay } from "@/components/ui/use-say";
import { removeEntry } from "@/lib/client/customers/list-actions";
import type { CustomerRecord } from "@/lib/client/customers/open-customer";
import type { CustomerEnquiry, CustomerPurchase } from "@/lib/domain/customers/record";
import type { Product } from "@/lib/domain/settings/model";
import { interestedIn } from "./interested-in";
import { sayAmount, sayDay, sayNumber } from "./say-figures";

interface DealListProps {
  readonly doc: Y.Doc;
  readonly record: CustomerRecord;
  readonly products: readonly Product[];
  readonly writable: boolean;
}

type Deal =
  | { readonly list: "purchases"; readonly deal: CustomerPurchase }
  | { readonly list: "enquiries"; readonly deal: CustomerEnquiry };

const shownFirst = 6;

/** Purchases and enquiries together, newest first (C12). */
export function DealList({ doc, record, products, writable }: DealListProps) {
  const t = useTranslations("likes");
  const { locale, timeZone } = useSay();
  const [all, setAll] = useState(false);
  const deals: Deal[] = [
    ...record.purchases.map((deal) => ({ list: "purchases", deal }) as const),
    ...record.enquiries.map((deal) => ({ list: "enquiries", deal }) as const),
  ].sort((a, b) => ((a.deal.at ?? "") + a.deal.id < (b.deal.at ?? "") + b.deal.id ? 1 : -1));
  const nameOf = (id: string) => products.find((product) => product.id === id)?.name ?? t("goneProduct");
  if (deals.length === 0) return <p className="help">{t("none")}</p>;
  const words = (each: Deal): string => {
    if (each.list === "enquiries") return each.deal.text;
    const { quantity, amount, currency } = each.deal;
    const pieces = t("pieces", { quantity: sayNumber(quantity, locale) });
    return amount > 0 ? `${pieces} · ${sayAmount(amount, currency, locale)}` : pieces;
  };
  return (
    <section aria-label={t("deals")}>
      <h3 className={css.heading}>{t("deals")}</h3>
      <ul>
        {(all ? deals : deals.slice(0, shownFirst)).map((each) => (
          <li key={each.deal.id} className={css.entry}>
            <div className={css.text}>
              <A className="link" href={interestedIn(each.deal.productId)} title={t("interested")}>
                {nameOf(each.deal.productId)}
              </A>
              <div className={css.meta}>
                <span>{t(each.list === "purchases" ? "kind.purchase" : "kind.enquiry")}</span>
                {each.deal.at && (
                  <time dateTime={each.deal.at}>{sayDay(each.deal.at, locale, timeZone)}</time>
                )}
                <span>{words(each)}</span>
              </div>
            </div>
            {writable && (
              <EntryMenu
                name={nameOf(each.deal.productId)}
                onRemove={() => removeEntry(doc, each.list, each.deal.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {!all && deals.length > shownFirst && (
        <button type="button" className="btn btn-link" onClick={() => setAll(true)}>
          {t("more", { count: deals.length - shownFirst })}
        </button>
      )}
    </section>
  );
}
