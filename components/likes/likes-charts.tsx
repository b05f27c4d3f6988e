import { useState } from "react";
import { useTranslations } from "use-intl";
import css from "@/components/commitments/commitments.module.css";
import { Segment } from "@/components/ui/segment";
import { useSay } from "@/components/ui/use-say";
import type { CustomerRecord } from "@/lib/client/customers/open-customer";
import {
  type Bought,
  boughtByMonth,
  boughtByProduct,
  demandsByKind,
  mainCurrency,
} from "@/lib/domain/purchases/statistics";
import type { Product } from "@/lib/domain/settings/model";
import { BarFigure } from "./bar-figure";
import likes from "./likes.module.css";
import { sayAmount, sayMonth, sayNumber } from "./say-figures";

interface LikesChartsProps {
  readonly record: CustomerRecord;
  readonly products: readonly Product[];
}

const measures = ["amount", "quantity"] as const;
type Measure = (typeof measures)[number];

/** Purchases by month and product, and what was asked for, drawn (C12). Loaded when it is looked at. */
export default function LikesCharts({ record, products }: LikesChartsProps) {
  const t = useTranslations("likes");
  const { locale, now, timeZone } = useSay();
  const [measure, setMeasure] = useState<Measure>("amount");
  const currency = mainCurrency(record.purchases) ?? "CNY";
  const purchases = record.purchases.filter((purchase) => purchase.currency === currency);
  const others = record.purchases.length - purchases.length;
  const say = (value: number) =>
    measure === "amount" ? sayAmount(value, currency, locale) : sayNumber(value, locale);
  const bars = (bought: readonly Bought[], name: (key: string) => string) =>
    bought.map((each) => ({ name: name(each.key), value: each[measure], said: say(each[measure]) }));
  const nameOf = (id: string) => products.find((product) => product.id === id)?.name ?? t("goneProduct");
  const asked = demandsByKind(record.demands).filter(({ times }) => times > 0);
  return (
    <section className={likes.charts} aria-label={t("statistics")}>
      <h3 className={css.heading}>{t("statistics")}</h3>
      {purchases.length > 0 && (
        <>
          <Segment
            label={t("measure")}
            value={measure}
            options={measures.map((value) => ({ value, label: t(`field.${value}`) }))}
            onChange={setMeasure}
          />
          <BarFigure
            title={t("byMonth")}
            nameHead={t("month")}
            valueHead={t(`field.${measure}`)}
            bars={bars(boughtByMonth(purchases, now, timeZone), (month) => sayMonth(month, locale))}
            upright
          />
          <BarFigure
            title={t("byProduct")}
            nameHead={t("product")}
            valueHead={t(`field.${measure}`)}
            bars={bars(boughtByProduct(purchases), nameOf)}
          />
          {others > 0 && <p className="help">{t("otherCurrencies", { count: others, currency })}</p>}
        </>
      )}
      {asked.length > 0 && (
        <BarFigure
          title={t("byDemand")}
          nameHead={t("demands")}
          valueHead={t("times")}
          bars={asked.map(({ key, times }) => ({
            name: t(`demandKind.${key}`),
            value: times,
            said: sayNumber(times, locale),
          }))}
        />
      )}
    </section>
  );
}
