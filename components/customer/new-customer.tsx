import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Field, Wrong } from "@/components/ui/field";
import { SaveMark } from "@/components/ui/save-mark";
import { navigate } from "@/lib/client/navigation";
import { CustomInputs } from "./custom-inputs";
import css from "./new-customer.module.css";
import { NewCustomerMore } from "./new-customer-more";
import { NewCustomerNext } from "./new-customer-next";
import { TypedDuplicate } from "./typed-duplicate";
import { useNewCustomer } from "./use-new-customer";

interface NewCustomerProps {
  readonly onDone: (id: string) => void;
  readonly onClose?: () => void;
  readonly pane?: boolean;
}

const first = ["name", "phone", "company", "jobTitle"] as const;

/** Adds a customer (C1, C6): a name is enough, the rest when there is time. Works offline. */
export function NewCustomer({
  onDone,
  onClose = () => navigate("/customers"),
  pane = false,
}: NewCustomerProps) {
  const t = useTranslations("customer");
  const { form, customFields, submit, failed, clear, draftState, restored } = useNewCustomer(onDone);
  const { errors, isSubmitting } = form.formState;
  const [more, setMore] = useState(restored);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
    if (event.key === "Escape") onClose();
  };
  const wrong = (code: string | undefined) => (code ? t(`invalid.${code}` as never) : undefined);
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown} noValidate>
      <header className={`head ${css.head}`}>
        {pane ? <h2 className={css.title}>{t("new.title")}</h2> : <h1>{t("new.title")}</h1>}
        <span className="push">{draftState === "stored" && <SaveMark kind="stored" />}</span>
        {draftState === "failed" && <SaveMark kind="problem" />}
        <button type="button" className="icon-btn" aria-label={t("close")} onClick={onClose}>
          <X className="i" />
        </button>
      </header>
      <div className={`scroll ${css.body}`}>
        {restored && draftState === "stored" && (
          <p className="help">
            {t("new.restored")}{" "}
            <button type="button" className="link" onClick={clear}>
              {t("new.clear")}
            </button>
          </p>
        )}
        {first.map((key) => (
          <Field
            key={key}
            label={t(`field.${key}`)}
            type={key === "phone" ? "tel" : "text"}
            required={key === "name"}
            autoFocus={key === "name"}
            autoComplete="off"
            wrong={wrong(errors[key]?.message)}
            {...form.register(key)}
          />
        ))}
        <CustomInputs form={form} fields={customFields.filter(({ quick }) => quick)} />
        <TypedDuplicate control={form.control} />
        <NewCustomerNext control={form.control} />
        {more ? (
          <>
            <NewCustomerMore form={form} wrong={wrong} />
            <CustomInputs form={form} fields={customFields.filter(({ quick }) => !quick)} />
          </>
        ) : (
          <button
            type="button"
            className={`btn btn-link ${css.more}`}
            // Leaving the name would say that it is missing, and move this away from under the pointer.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setMore(true)}
          >
            {t("new.more")}
          </button>
        )}
      </div>
      <footer className={css.foot}>
        {failed && <Wrong>{t("new.failed")}</Wrong>}
        <button type="submit" className="btn btn-main btn-lg" disabled={isSubmitting}>
          {t("new.submit")}
        </button>
      </footer>
    </form>
  );
}
