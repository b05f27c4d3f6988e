import { Controller, type UseFormReturn } from "react-hook-form";
import { useTranslations } from "use-intl";
import { NextDateChips } from "@/components/follow-ups/next-date-chips";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { customerLevels, customerSources, customerStatuses, genders } from "@/lib/domain/customers/model";
import type { NewCustomerInput } from "@/lib/domain/customers/schema";
import { BirthdayFields } from "./birthday-fields";
import css from "./new-customer.module.css";
import type { NewCustomerForm } from "./new-customer-draft";
import { ReferrerRow } from "./referrer-row";

interface NewCustomerMoreProps {
  readonly form: UseFormReturn<NewCustomerForm, unknown, NewCustomerInput>;
  readonly wrong: (code: string | undefined) => string | undefined;
}

/** The rest of C1, behind one press. */
export function NewCustomerMore({ form, wrong }: NewCustomerMoreProps) {
  const t = useTranslations("customer");
  const statuses = useTranslations("common.status");
  const { register, control, watch } = form;
  const { errors } = form.formState;
  const [status, source] = watch(["status", "source"]);
  const none = { value: "", label: t("notFilled") };
  return (
    <>
      <Select
        label={t("field.status")}
        options={customerStatuses.map((value) => ({ value, label: statuses(value) }))}
        {...register("status")}
      />
      {status === "onHold" && (
        <div>
          <span className="label" aria-hidden="true">
            {t("field.resumeAt")}
          </span>
          <Controller
            control={control}
            name="resumeAt"
            render={({ field }) => (
              <NextDateChips
                label={t("field.resumeAt")}
                value={field.value || null}
                onChange={(iso) => field.onChange(iso ?? "")}
                toggles
              />
            )}
          />
        </div>
      )}
      <Select
        label={t("field.level")}
        options={customerLevels.map((value) => ({ value, label: t(`level.${value}`) }))}
        {...register("level")}
      />
      <Select
        label={t("field.source")}
        options={[none, ...customerSources.map((value) => ({ value, label: t(`source.${value}`) }))]}
        {...register("source")}
      />
      {source === "referral" && (
        <Controller
          control={control}
          name="referrerId"
          render={({ field }) => (
            <dl>
              <ReferrerRow
                label={t("field.referrerId")}
                referrerId={field.value || null}
                onChange={field.onChange}
              />
            </dl>
          )}
        />
      )}
      <Field label={t("field.industry")} wrong={wrong(errors.industry?.message)} {...register("industry")} />
      <Field label={t("field.address")} wrong={wrong(errors.address?.message)} {...register("address")} />
      <Select
        label={t("field.gender")}
        options={[none, ...genders.map((value) => ({ value, label: t(`gender.${value}`) }))]}
        {...register("gender")}
      />
      <fieldset className={css.group}>
        <legend className="label">{t("field.birthday")}</legend>
        <Controller
          control={control}
          name="birthday"
          render={({ field }) => <BirthdayFields value={field.value ?? ""} onChange={field.onChange} />}
        />
      </fieldset>
    </>
  );
}
