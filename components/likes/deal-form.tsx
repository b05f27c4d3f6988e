import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import type * as Y from "yjs";
import { fromZoneInput } from "@/components/follow-ups/zone-time";
import { Field } from "@/components/ui/field";
import { useSay } from "@/components/ui/use-say";
import { addEnquiry, addPurchase } from "@/lib/client/customers/list-actions";
import { type DealDraft, dealSchema } from "./deal-draft";
import css from "./likes.module.css";

interface DealFormProps {
  readonly doc: Y.Doc;
  readonly first: DealDraft;
  readonly onDone: () => void;
}

type Key = "day" | "quantity" | "amount" | "currency" | "text";

/** Date, quantity and amount of a purchase, or the words of an enquiry; all of it may stay as it stands (C12). */
export function DealForm({ doc, first, onDone }: DealFormProps) {
  const t = useTranslations("likes");
  const { timeZone } = useSay();
  const [typed, setTyped] = useState<Omit<DealDraft, "kind">>(first);
  const [wrong, setWrong] = useState<Readonly<Partial<Record<string, string>>>>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = dealSchema.safeParse(typed);
    if (!checked.success) {
      setWrong(
        Object.fromEntries(checked.error.issues.map(({ path, message }) => [String(path[0]), message])),
      );
      return;
    }
    const { productId, day, quantity, amount, currency, text } = checked.data;
    // The start of the day stands for a day without an hour.
    const at = fromZoneInput(`${day}T00:00`, timeZone) ?? `${day}T00:00:00.000Z`;
    if (first.kind === "enquiry") addEnquiry(doc, { productId, at, text });
    else addPurchase(doc, { productId, at, quantity, amount: Math.round(amount * 100), currency });
    onDone();
  };
  const field = (key: Key, type: "text" | "date" = "text") => (
    <Field
      label={t(`field.${key}`)}
      type={type}
      inputMode={key === "quantity" || key === "amount" ? "decimal" : undefined}
      autoComplete="off"
      value={typed[key]}
      wrong={wrong[key] ? t(`invalid.${wrong[key]}` as never) : undefined}
      onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
    />
  );
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      {field("day", "date")}
      {first.kind === "purchase" ? (
        <>
          {field("quantity")}
          {field("amount")}
          {field("currency")}
        </>
      ) : (
        field("text")
      )}
      <div className={css.formFoot}>
        <button type="button" className="btn" onClick={onDone}>
          {t("cancel")}
        </button>
        <button type="submit" className="btn btn-main">
          {t(first.kind === "purchase" ? "addPurchase" : "addEnquiry")}
        </button>
      </div>
    </form>
  );
}
