import type { UseFormReturn } from "react-hook-form";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { NewCustomerInput } from "@/lib/domain/customers/schema";
import type { CustomField } from "@/lib/domain/settings/model";
import type { NewCustomerForm } from "./new-customer-draft";

interface CustomInputsProps {
  readonly form: UseFormReturn<NewCustomerForm, unknown, NewCustomerInput>;
  readonly fields: readonly CustomField[];
}

/** Fields of the company's own in the form that adds a customer (C1). */
export function CustomInputs({ form, fields }: CustomInputsProps) {
  const t = useTranslations("customer");
  const errors = form.formState.errors.custom as Record<string, { message?: string } | undefined> | undefined;
  return fields.map(({ id, name, kind, options }) => {
    const field = form.register(`custom.${id}`);
    if (kind === "choice") {
      const choices = options.map((value) => ({ value, label: value }));
      return (
        <Select
          key={id}
          label={name}
          options={[{ value: "", label: t("notFilled") }, ...choices]}
          {...field}
        />
      );
    }
    const code = errors?.[id]?.message;
    return (
      <Field
        key={id}
        label={name}
        type={kind === "date" ? "date" : "text"}
        inputMode={kind === "number" ? "decimal" : undefined}
        autoComplete="off"
        wrong={code ? t(`invalid.${code}` as never) : undefined}
        {...field}
      />
    );
  });
}
