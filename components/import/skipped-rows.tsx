import { useTranslations } from "use-intl";
import { A } from "@/components/ui/a";
import type { StoredImport } from "@/lib/client/imports/use-import";
import css from "./import.module.css";

const shownAtMost = 100;

/** What the server left out, and why: there already, with whom to ask, or not allowed. */
export function SkippedRows({ stored }: { readonly stored: StoredImport }) {
  const t = useTranslations("imports");
  const errors = useTranslations("errors");
  const { skipped, refused } = stored;
  const count = skipped.length + refused.length;
  if (count === 0) return null;
  return (
    <details className={css.details}>
      <summary>{t("leftOut", { count })}</summary>
      <ul className="small">
        {skipped.slice(0, shownAtMost).map(({ line, customerId, ask }) => (
          <li key={line}>
            {t("place.row", { row: line + 1 })}: {ask === null ? t("inPool") : t("ask", { name: ask })}{" "}
            {customerId && (
              <A className="link" href={`/customers/${customerId}`}>
                {t("open")}
              </A>
            )}
          </li>
        ))}
        {refused.slice(0, shownAtMost).map(({ line, code }) => (
          <li key={line}>
            {t("place.row", { row: line + 1 })}:{" "}
            {errors.has(code as never) ? errors(code as never) : t("notTaken")}
          </li>
        ))}
      </ul>
    </details>
  );
}
