import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Transaction } from "yjs";
import type { CustomerView } from "@/lib/client/customers/model";
import type { CustomerRecord } from "@/lib/client/customers/open-customer";
import { type FieldWord, fieldWords } from "./field-words";

/** Says in a few words what others changed while one looks, for those who can't see it happen. */
export function LiveNotice({ view }: { readonly view: CustomerView }) {
  const t = useTranslations("customer");
  const { doc, record, synced } = view;
  const [said, setSaid] = useState("");
  const before = useRef<CustomerRecord | null>(null);
  const fromOthers = useRef(false);

  useEffect(() => {
    if (!doc) return;
    const onTransaction = (transaction: Transaction) => {
      fromOthers.current = !transaction.local;
    };
    doc.on("beforeObserverCalls", onTransaction);
    return () => doc.off("beforeObserverCalls", onTransaction);
  }, [doc]);

  useEffect(() => {
    const last = before.current;
    before.current = record;
    // The first exchange with the server brings the past, not news.
    if (!last || !record || !synced || !fromOthers.current) return;
    if (count(record) > count(last)) setSaid(t("live.followUp"));
    else {
      const field = changedField(last, record);
      if (field) setSaid(t("live.field", { field: t(`field.${field}`) }));
    }
  }, [record, synced, t]);

  return (
    <div className="sr" role="status" aria-live="polite">
      {said}
    </div>
  );
}

const count = (record: CustomerRecord): number =>
  record.followUps.filter((followUp) => !followUp.deleted).length;

const changedField = (before: CustomerRecord, after: CustomerRecord): FieldWord | undefined =>
  fieldWords.find((key) => before.fields[key] !== after.fields[key]);
