import { type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { Condition } from "@/lib/domain/queries/model";
import { isComplete, newCondition } from "./condition-draft";
import { ConditionForm } from "./condition-form";
import { FieldList } from "./field-list";
import css from "./queries.module.css";
import { Surface } from "./surface";
import { type FieldInfo, fieldInfoOf } from "./use-fields";

interface ConditionPickerProps {
  readonly fields: readonly FieldInfo[];
  /** The condition to change; null: a new one, its field chosen first. */
  readonly condition: Condition | null;
  /** Called while one writes, whenever the condition says enough to be asked. */
  readonly onChange: (condition: Condition) => void;
  /** How many rows match by now. */
  readonly count: number;
  readonly trigger: ReactNode;
  readonly onOpen?: () => void;
}

/** Adds or changes one condition; the list follows as one writes. */
export function ConditionPicker({
  fields,
  condition,
  onChange,
  count,
  trigger,
  onOpen,
}: ConditionPickerProps) {
  const t = useTranslations("queries");
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<Condition | null>(condition);
  useEffect(() => {
    if (!open) setDraft(condition);
  }, [open, condition]);
  const change = (next: Condition) => {
    setDraft(next);
    if (isComplete(next)) onChange(next);
  };
  const show = (next: boolean) => {
    if (next) onOpen?.();
    setOpen(next);
  };
  const field = draft ? fieldInfoOf(fields, draft) : undefined;
  return (
    <Surface title={field?.label ?? t("addCondition")} open={open} onOpen={show} trigger={trigger}>
      {draft && field ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setOpen(false);
          }}
        >
          <p className={`strong ${css.formTitle}`}>{field.label}</p>
          <ConditionForm field={field} condition={draft} onChange={change} autoFocus />
          <div className={css.formFoot}>
            <span className="small dim" role="status">
              {t("matches", { count })}
            </span>
            <button type="submit" className="btn btn-soft push">
              {t("done")}
            </button>
          </div>
        </form>
      ) : (
        <FieldList fields={fields} onChoose={(chosen) => change(newCondition(chosen))} />
      )}
    </Surface>
  );
}
