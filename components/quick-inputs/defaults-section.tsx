import { useTranslations } from "use-intl";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { setDefault } from "@/lib/client/quick-inputs/actions";
import { useDefaults } from "@/lib/client/quick-inputs/use-defaults";
import { type DefaultField, defaultChoices } from "@/lib/domain/quick-inputs/defaults";
import css from "./quick-inputs.module.css";

const fields = ["status", "level", "source", "method"] as const satisfies readonly DefaultField[];

/** What one's new customers and follow-ups begin with (T5). */
export function DefaultsSection() {
  const t = useTranslations("quickInputs");
  const customer = useTranslations("customer");
  const statuses = useTranslations("common.status");
  const methods = useTranslations("followUps.method");
  const chosen = useDefaults();
  const words = (field: DefaultField, value: string): string => {
    if (value === "") return customer("notFilled");
    if (field === "status") return statuses(value as never);
    if (field === "method") return methods(value as never);
    return customer(`${field}.${value}` as never);
  };
  return (
    <Section title={t("defaults")}>
      <p className={`help ${css.help}`}>{t("defaultsText")}</p>
      <div className={css.defaults}>
        {fields.map((field) => (
          <Select
            key={field}
            label={field === "method" ? t("method") : customer(`field.${field}`)}
            value={chosen[field]}
            options={defaultChoices[field].map((value) => ({ value, label: words(field, value) }))}
            onChange={(event) => void setDefault(field, event.target.value)}
          />
        ))}
      </div>
    </Section>
  );
}
