import { useTranslations } from "use-intl";
import { sayPhone } from "@/components/customers/phone-number";
import { usePersonName } from "@/components/follow-ups/use-person-name";
import { When } from "@/components/ui/time";
import type { CustomerView } from "@/lib/client/customers/model";
import { useSettings } from "@/lib/client/settings/use-settings";
import { customerLevels, customerSources, customerStatuses, genders } from "@/lib/domain/customers/model";
import { type CustomerFormField, customerFieldError } from "@/lib/domain/customers/schema";
import { BirthdayRow } from "./birthday-row";
import { ChoiceRow } from "./choice-row";
import { CustomRow } from "./custom-row";
import { DateRow } from "./date-row";
import { DetailRow } from "./detail-row";
import css from "./details.module.css";
import { EditedDuplicate } from "./edited-duplicate";
import { ReferrerRow } from "./referrer-row";
import { TextRow } from "./text-row";
import type { WriteFields } from "./use-field-writer";

interface DetailsProps {
  readonly id: string;
  readonly view: CustomerView;
  readonly write: WriteFields | null;
}

type TextKey = CustomerFormField & ("name" | "company" | "jobTitle" | "phone" | "address" | "industry");

/** Every field of a customer, each edited where it stands (C1, C6). */
export function Details({ id, view, write }: DetailsProps) {
  const t = useTranslations("customer");
  const statuses = useTranslations("common.status");
  const settings = useSettings();
  const fields = view.record?.fields;
  if (!fields) return null;

  const label = (key: Parameters<typeof t>[0]) => t(key);
  const set = (key: CustomerFormField | `x.${string}`, word: string) =>
    write && ((value: string | number | null | undefined) => write({ [key]: value || undefined }, word));
  const text = (key: TextKey) => (
    <TextRow
      label={t(`field.${key}`)}
      value={fields[key] ?? ""}
      shown={key === "phone" ? sayPhone(fields.phone ?? "") : undefined}
      scope={`${id}.${key}`}
      type={key === "phone" ? "tel" : "text"}
      check={(value) => customerFieldError(key, value)}
      onChange={set(key, t(`field.${key}`))}
    />
  );
  const options = <T extends string>(values: readonly T[], word: (value: T) => string) =>
    values.map((value) => ({ value, label: word(value) }));

  return (
    <>
      {write && <EditedDuplicate id={id} fields={fields} />}
      <dl className={css.details}>
        {text("name")}
        {text("phone")}
        {text("company")}
        {text("jobTitle")}
        {text("address")}
        <ChoiceRow
          label={label("field.status")}
          value={fields.status ?? "interested"}
          options={options(customerStatuses, (value) => statuses(value))}
          onChange={set("status", label("field.status"))}
          always
        />
        {fields.status === "onHold" && (
          <DateRow
            label={label("field.resumeAt")}
            value={fields.resumeAt ?? null}
            onChange={set("resumeAt", label("field.resumeAt"))}
          />
        )}
        <DateRow
          label={label("field.nextVisitAt")}
          value={fields.nextVisitAt ?? null}
          onChange={set("nextVisitAt", label("field.nextVisitAt"))}
        />
        <ChoiceRow
          label={label("field.level")}
          value={fields.level ?? "regular"}
          options={options(customerLevels, (value) => t(`level.${value}`))}
          onChange={set("level", label("field.level"))}
          always
        />
        <ChoiceRow
          label={label("field.source")}
          value={fields.source ?? ""}
          options={options(customerSources, (value) => t(`source.${value}`))}
          onChange={set("source", label("field.source"))}
        />
        {(fields.source === "referral" || fields.referrerId) && (
          <ReferrerRow
            label={label("field.referrerId")}
            referrerId={fields.referrerId ?? null}
            onChange={set("referrerId", label("field.referrerId"))}
          />
        )}
        {text("industry")}
        <ChoiceRow
          label={label("field.gender")}
          value={fields.gender ?? ""}
          options={options(genders, (value) => t(`gender.${value}`))}
          onChange={set("gender", label("field.gender"))}
        />
        <BirthdayRow
          label={label("field.birthday")}
          value={fields.birthday ?? ""}
          onChange={set("birthday", label("field.birthday"))}
        />
        {settings?.customFields.map((field) => (
          <CustomRow
            key={field.id}
            field={field}
            value={fields.custom[field.id]}
            scope={`${id}.x.${field.id}`}
            onChange={write && ((value) => write({ [`x.${field.id}`]: value }, field.name))}
          />
        ))}
        <ReadOnlyRows view={view} />
      </dl>
    </>
  );
}

/** What nobody types: the number, the owner, when it was made. */
function ReadOnlyRows({ view }: { readonly view: CustomerView }) {
  const t = useTranslations("customer");
  const nameOf = usePersonName();
  const fields = view.record?.fields;
  return (
    <>
      <DetailRow label={t("field.ownerId")}>
        {view.row ? (
          view.row.ownerId ? (
            nameOf(view.row.ownerId)
          ) : (
            t("inPool")
          )
        ) : (
          <span className="dim">–</span>
        )}
      </DetailRow>
      <DetailRow label={t("field.customerNo")}>
        {fields?.customerNo ?? <span className="dim">{t("pending")}</span>}
      </DetailRow>
      <DetailRow label={t("field.createdAt")}>
        {fields?.createdAt && <When at={fields.createdAt} kind="exact" />}
      </DetailRow>
    </>
  );
}
