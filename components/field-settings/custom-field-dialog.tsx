import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { saveCustomField } from "@/lib/client/settings/records";
import { type CustomField, type CustomFieldKind, customFieldKinds } from "@/lib/domain/settings/model";
import css from "./field-settings.module.css";

interface CustomFieldDialogProps {
  readonly field: CustomField;
  readonly isNew: boolean;
  readonly others: readonly CustomField[];
  readonly onClose: () => void;
}

/** Name, kind and choices of a field (C1). The kind stays: values of another would make no sense. */
export function CustomFieldDialog({ field, isNew, others, onClose }: CustomFieldDialogProps) {
  const t = useTranslations("fieldSettings");
  const common = useTranslations("common.action");
  const [name, setName] = useState(field.name);
  const [kind, setKind] = useState<CustomFieldKind>(field.kind);
  const [choices, setChoices] = useState(field.options.join("\n"));
  const [quick, setQuick] = useState(field.quick === true);
  const options = kind === "choice" ? linesOf(choices) : [];
  const isTaken = others.some((other) => other.name === name.trim());
  const isReady = name.trim() !== "" && !isTaken && (kind !== "choice" || options.length > 0);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    try {
      await saveCustomField({ ...field, name: name.trim(), kind, options, quick });
      onClose();
    } catch {
      toast(t("failed"));
    }
  };
  return (
    <Dialog open onClose={onClose} title={field.name || t("addField")}>
      <form className="form" onSubmit={submit}>
        <Field
          label={t("name")}
          value={name}
          maxLength={60}
          required
          autoFocus
          autoComplete="off"
          wrong={isTaken ? t("taken") : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          label={t("kindLabel")}
          value={kind}
          disabled={!isNew}
          options={customFieldKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(event) => setKind(event.target.value as CustomFieldKind)}
        />
        {kind === "choice" && (
          <label className="item">
            <span className="label">{t("choices")}</span>
            <span className={`field ${css.lines}`}>
              <textarea
                rows={5}
                value={choices}
                maxLength={4000}
                onChange={(event) => setChoices(event.target.value)}
              />
            </span>
          </label>
        )}
        <label className={css.check}>
          <input type="checkbox" checked={quick} onChange={(event) => setQuick(event.target.checked)} />
          {t("quick")}
        </label>
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {common("cancel")}
          </button>
          <button type="submit" className="btn btn-main" disabled={!isReady}>
            {common("save")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
