import { type Control, Controller } from "react-hook-form";
import { useTranslations } from "use-intl";
import { NextDateChips } from "@/components/follow-ups/next-date-chips";
import type { NewCustomerInput } from "@/lib/domain/customers/schema";
import type { NewCustomerForm } from "./new-customer-draft";

/** When to speak to them first (A0). */
export function NewCustomerNext({
  control,
}: {
  readonly control: Control<NewCustomerForm, unknown, NewCustomerInput>;
}) {
  const t = useTranslations("customer");
  const label = t("field.nextVisitAt");
  return (
    <div>
      <span className="label" aria-hidden="true">
        {label}
      </span>
      <Controller
        control={control}
        name="nextVisitAt"
        render={({ field }) => (
          <NextDateChips
            label={label}
            value={field.value || null}
            onChange={(iso) => field.onChange(iso ?? "")}
            toggles
          />
        )}
      />
    </div>
  );
}
