import { useTranslations } from "use-intl";

/** Why somebody who worked on this device finds nothing here any more (R10). */
export function ClosedNotice({ name }: { readonly name: string }) {
  const t = useTranslations("auth");
  return (
    <section className="gate-closed" role="status">
      <p className="strong">{t("closedTitle", { name })}</p>
      <p className="l2">{t("closedText")}</p>
    </section>
  );
}
