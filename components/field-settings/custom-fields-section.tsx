import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import css from "@/components/pool/pool.module.css";
import { Section } from "@/components/ui/section";
import { newCustomField, swapCustomFields } from "@/lib/client/settings/records";
import type { CustomField } from "@/lib/domain/settings/model";
import { CustomFieldDialog } from "./custom-field-dialog";
import { RecordRow } from "./record-row";
import { useRetire } from "./use-retire";

type Open = { readonly field: CustomField; readonly isNew: boolean } | null;

/** Fields of the company's own (C1): shown on each customer, in imports, exports and queries. */
export function CustomFieldsSection({ fields }: { readonly fields: readonly CustomField[] }) {
  const t = useTranslations("fieldSettings");
  const [open, setOpen] = useState<Open>(null);
  const retire = useRetire("customFields");
  const add = (
    <button
      type="button"
      className="btn push"
      onClick={() => setOpen({ field: newCustomField(fields), isNew: true })}
    >
      <Plus className="i i-sm" />
      {t("addField")}
    </button>
  );
  const textOf = ({ kind, options, quick }: CustomField) =>
    [t(`kind.${kind}`), options.join("、"), quick ? t("quickShort") : ""].filter(Boolean).join(" · ");
  return (
    <Section title={t("fields")} count={fields.length} action={add}>
      <p className={`dim small ${css.help}`}>{t("fieldsText")}</p>
      <ul>
        {fields.map((field, at) => {
          const before = fields[at - 1];
          const after = fields[at + 1];
          return (
            <RecordRow
              key={field.id}
              name={field.name}
              text={textOf(field)}
              onUp={before && (() => void swapCustomFields(field, before))}
              onDown={after && (() => void swapCustomFields(field, after))}
              onEdit={() => setOpen({ field, isNew: false })}
              onRetire={() => void retire(field.id, field.name)}
            />
          );
        })}
      </ul>
      {open && (
        <CustomFieldDialog
          {...open}
          others={fields.filter(({ id }) => id !== open.field.id)}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}
