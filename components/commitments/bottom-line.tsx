import { EyeOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useBottomLine } from "@/lib/client/customers/use-bottom-line";
import css from "./commitments.module.css";

/** What one would settle for: on one's own desk, so that nobody else ever gets it, whoever may see the customer. */
export function BottomLine({ customerId }: { readonly customerId: string }) {
  const t = useTranslations("commitments");
  const { text, write } = useBottomLine(customerId);
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  if (!write) return null;
  return (
    <section aria-label={t("bottomLine")}>
      <h3 className={css.heading}>{t("bottomLine")}</h3>
      <div className="field">
        <EyeOff className="i i-sm dim" />
        <input
          value={typed}
          maxLength={2000}
          placeholder={t("bottomLinePlaceholder")}
          aria-label={t("bottomLine")}
          onChange={(event) => {
            setTyped(event.target.value);
            write(event.target.value);
          }}
        />
      </div>
      <p className="help">{t("bottomLineHelp")}</p>
    </section>
  );
}
