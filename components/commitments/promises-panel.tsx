import { useTranslations } from "use-intl";
import type * as Y from "yjs";
import { addPromise } from "@/lib/client/customers/list-actions";
import type { CustomerRecord } from "@/lib/client/customers/open-customer";
import { openPromises, pastPromises } from "@/lib/domain/customers/commitments";
import { promiseKinds } from "@/lib/domain/customers/record";
import { AddEntry } from "./add-entry";
import { BottomLine } from "./bottom-line";
import css from "./commitments.module.css";
import { PromiseEntry } from "./promise-entry";

interface PanelProps {
  readonly customerId: string;
  readonly doc: Y.Doc;
  readonly record: CustomerRecord;
  readonly writable: boolean;
}

/** Promises, concessions, gifts and favours of a customer, and the bottom line for one's own eyes (F6). */
export function PromisesPanel({ customerId, doc, record, writable }: PanelProps) {
  const t = useTranslations("commitments");
  const open = openPromises(record.promises);
  const past = pastPromises(record.promises);
  const kinds = promiseKinds.map((value) => ({ value, label: t(`promiseKind.${value}`) }));
  return (
    <div className={css.panel}>
      <h2 className="sr">{t("promises")}</h2>
      {writable && (
        <AddEntry
          label={t("addPromise")}
          placeholder={t("promisePlaceholder")}
          kinds={kinds}
          dated={["promise"]}
          scope={`${customerId}.promise`}
          onAdd={(entry) => addPromise(doc, entry)}
        />
      )}
      {open.length === 0 && past.length === 0 && <p className="help">{t("noPromises")}</p>}
      {open.length > 0 && (
        <section aria-label={t("openPromises")}>
          <h3 className={css.heading}>{t("openPromises")}</h3>
          <ul>
            {open.map((promise) => (
              <PromiseEntry key={promise.id} promise={promise} doc={doc} writable={writable} />
            ))}
          </ul>
        </section>
      )}
      {past.length > 0 && (
        <section aria-label={t("pastPromises")}>
          <h3 className={css.heading}>{t("pastPromises")}</h3>
          <ul>
            {past.map((promise) => (
              <PromiseEntry key={promise.id} promise={promise} doc={doc} writable={writable} />
            ))}
          </ul>
        </section>
      )}
      <BottomLine customerId={customerId} />
    </div>
  );
}
