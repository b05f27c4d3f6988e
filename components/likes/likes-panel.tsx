import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import type * as Y from "yjs";
import css from "@/components/commitments/commitments.module.css";
import type { CustomerRecord } from "@/lib/client/customers/open-customer";
import { useSettings } from "@/lib/client/settings/use-settings";
import { AddDeal } from "./add-deal";
import { DealList } from "./deal-list";
import { Demands } from "./demands";

/** Before the app is installed whole, its charts may be out of reach; the rest of the tab must not suffer. */
const LikesCharts = lazy(() => import("./likes-charts").catch(() => ({ default: NoCharts })));

function NoCharts() {
  const t = useTranslations("likes");
  return <p className="help">{t("noCharts")}</p>;
}

interface LikesPanelProps {
  readonly customerId: string;
  readonly doc: Y.Doc;
  readonly record: CustomerRecord;
  readonly writable: boolean;
}

/** What a customer likes, buys and asks about (C12). */
export function LikesPanel({ customerId, doc, record, writable }: LikesPanelProps) {
  const t = useTranslations("likes");
  const settings = useSettings();
  const products = settings?.products ?? [];
  const { purchases, enquiries, demands } = record;
  const isEmpty = purchases.length === 0 && enquiries.length === 0 && demands.length === 0;
  return (
    <div className={css.panel}>
      <h2 className="sr">{t("title")}</h2>
      {writable && <AddDeal doc={doc} record={record} products={products} />}
      <DealList doc={doc} record={record} products={products} writable={writable} />
      <Demands customerId={customerId} doc={doc} demands={demands} writable={writable} />
      {!isEmpty && (
        <Suspense fallback={<p className="help">{t("drawing")}</p>}>
          <LikesCharts record={record} products={products} />
        </Suspense>
      )}
    </div>
  );
}
