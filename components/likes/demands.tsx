import { useTranslations } from "use-intl";
import type * as Y from "yjs";
import { AddEntry } from "@/components/commitments/add-entry";
import css from "@/components/commitments/commitments.module.css";
import { EntryMenu } from "@/components/commitments/entry-menu";
import { addDemand, removeDemand } from "@/lib/client/customers/list-actions";
import { type CustomerDemand, demandKinds } from "@/lib/domain/customers/record";

interface DemandsProps {
  readonly customerId: string;
  readonly doc: Y.Doc;
  readonly demands: readonly CustomerDemand[];
  readonly writable: boolean;
}

/** What the customer asks of quality, delivery and price (C12). */
export function Demands({ customerId, doc, demands, writable }: DemandsProps) {
  const t = useTranslations("likes");
  return (
    <section aria-label={t("demands")}>
      <h3 className={css.heading}>{t("demands")}</h3>
      {writable && (
        <AddEntry
          label={t("addDemand")}
          placeholder={t("demandPlaceholder")}
          kinds={demandKinds.map((value) => ({ value, label: t(`demandKind.${value}`) }))}
          dated={[]}
          scope={`${customerId}.demand`}
          onAdd={(entry) => addDemand(doc, entry)}
        />
      )}
      {demands.length === 0 && !writable && <p className="help">{t("noDemands")}</p>}
      <ul>
        {demands.map((demand) => (
          <li key={demand.id} className={css.entry}>
            <div className={css.text}>
              <span>{demand.text}</span>
              <div className={css.meta}>{t(`demandKind.${demand.kind}`)}</div>
            </div>
            {writable && <EntryMenu name={demand.text} onRemove={() => removeDemand(doc, demand)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
