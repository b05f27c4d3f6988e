import { useState } from "react";
import { useTranslations } from "use-intl";
import type * as Y from "yjs";
import { toZoneInput } from "@/components/follow-ups/zone-time";
import { A } from "@/components/ui/a";
import { Segment } from "@/components/ui/segment";
import { useSay } from "@/components/ui/use-say";
import type { CustomerRecord } from "@/lib/client/customers/open-customer";
import { useSession } from "@/lib/client/session/use-session";
import { canSometimes } from "@/lib/domain/access/capabilities";
import type { Product } from "@/lib/domain/settings/model";
import { type DealDraft, type DealKind, dealKinds, likelyDeal } from "./deal-draft";
import { DealForm } from "./deal-form";
import css from "./likes.module.css";

interface AddDealProps {
  readonly doc: Y.Doc;
  readonly record: CustomerRecord;
  readonly products: readonly Product[];
}

/** A press on a product, a press on Add: date, quantity and amount stand there as they most likely are (C12). */
export function AddDeal({ doc, record, products }: AddDealProps) {
  const t = useTranslations("likes");
  const { me } = useSession();
  const { now, timeZone } = useSay();
  const [kind, setKind] = useState<DealKind>("purchase");
  const [draft, setDraft] = useState<DealDraft | null>(null);
  if (products.length === 0) {
    const mayKeep = me !== null && canSometimes(me.role, "settings.write");
    return (
      <p className="help">
        {t(mayKeep ? "noProductsAdmin" : "noProducts")}{" "}
        {mayKeep && (
          <A className="link" href="/settings/fields">
            {t("toProducts")}
          </A>
        )}
      </p>
    );
  }
  const today = toZoneInput(new Date(now).toISOString(), timeZone).slice(0, 10);
  const choose = (productId: string, as: DealKind) =>
    setDraft(likelyDeal(as, productId, today, record.purchases));
  const changeKind = (next: DealKind) => {
    setKind(next);
    if (draft) setDraft({ ...draft, kind: next });
  };
  return (
    <section className={css.add} aria-label={t("add")}>
      <Segment
        label={t("what")}
        value={kind}
        options={dealKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={changeKind}
      />
      <ul className={css.products} aria-label={t("product")}>
        {byUse(products, record).map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className="chip"
              aria-pressed={draft?.productId === id}
              onClick={() => choose(id, kind)}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
      {draft && <DealForm key={draft.productId} doc={doc} first={draft} onDone={() => setDraft(null)} />}
    </section>
  );
}

/** Those that this customer buys or asks about first. */
function byUse(products: readonly Product[], { purchases, enquiries }: CustomerRecord): Product[] {
  const uses = new Map<string, number>();
  for (const { productId } of [...purchases, ...enquiries])
    uses.set(productId, (uses.get(productId) ?? 0) + 1);
  return [...products].sort((a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0));
}
