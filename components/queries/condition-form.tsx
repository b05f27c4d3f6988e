import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Condition, ConditionOp } from "@/lib/domain/queries/model";
import { opsByKind } from "@/lib/domain/queries/schema";
import { withOp } from "./condition-draft";
import css from "./queries.module.css";
import { SpanForm } from "./span-form";
import { opKey } from "./use-condition-words";
import type { FieldInfo } from "./use-fields";

interface ConditionFormProps {
  readonly field: FieldInfo;
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
  readonly autoFocus?: boolean;
}

/** One condition: how its field is compared, and with what. */
export function ConditionForm({ field, condition, onChange, autoFocus }: ConditionFormProps) {
  const t = useTranslations("queries");
  const ops = opsByKind[field.kind].flatMap((op) => [
    { value: op, label: t(`op.${op}`) },
    { value: `!${op}`, label: t(`op.${opKey(op, true)}`) },
  ]);
  const chooseOp = (value: string) => {
    const isNot = value.startsWith("!");
    onChange(withOp(field, condition, (isNot ? value.slice(1) : value) as ConditionOp, isNot));
  };
  return (
    <div className={css.form}>
      <Select
        label={t("operation")}
        options={ops}
        value={`${condition.not ? "!" : ""}${condition.op}`}
        onChange={(event) => chooseOp(event.target.value)}
      />
      <ValueForm field={field} condition={condition} onChange={onChange} autoFocus={autoFocus ?? false} />
    </div>
  );
}

function ValueForm({ field, condition, onChange, autoFocus }: Required<ConditionFormProps>) {
  const t = useTranslations("queries");
  switch (condition.op) {
    case "empty":
      return null;
    case "within":
      return <SpanForm span={condition.span} onChange={(span) => onChange({ ...condition, span })} />;
    case "in":
      return (
        <fieldset className={css.options}>
          <legend className="label">{t("value")}</legend>
          {field.options.map(({ value, label }) => (
            <label key={value} className={css.option}>
              <input
                type="checkbox"
                checked={condition.values.includes(value)}
                onChange={(event) => {
                  const others = condition.values.filter((each) => each !== value);
                  onChange({ ...condition, values: event.target.checked ? [...others, value] : others });
                }}
              />
              {label}
            </label>
          ))}
        </fieldset>
      );
    case "range":
      return (
        <div className={css.pair}>
          {(["min", "max"] as const).map((end) => (
            <Field
              key={end}
              label={t(`number.${end}`)}
              type="number"
              step="any"
              autoFocus={autoFocus && end === "min"}
              value={condition[end] ?? ""}
              onChange={(event) => {
                const { [end]: _before, ...rest } = condition;
                const number = event.target.valueAsNumber;
                onChange(Number.isFinite(number) ? { ...rest, [end]: number } : rest);
              }}
            />
          ))}
        </div>
      );
    default:
      if (field.options.length > 0) {
        return (
          <Select
            label={t("value")}
            autoFocus={autoFocus}
            options={[{ value: "", label: t("chooseOne") }, ...field.options]}
            value={condition.value}
            onChange={(event) => onChange({ ...condition, value: event.target.value })}
          />
        );
      }
      return (
        <Field
          label={t("value")}
          autoFocus={autoFocus}
          maxLength={200}
          autoComplete="off"
          value={condition.value}
          onChange={(event) => onChange({ ...condition, value: event.target.value })}
        />
      );
  }
}
