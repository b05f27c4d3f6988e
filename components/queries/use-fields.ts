import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { usePeople } from "@/lib/client/people/use-people";
import { useSettings } from "@/lib/client/settings/use-settings";
import type { Field } from "@/lib/domain/queries/fields";
import { type FieldKind, type FieldRef, me, type QuerySubject } from "@/lib/domain/queries/model";
import { subjects } from "@/lib/domain/queries/subjects";
import type { CompanySettings } from "@/lib/domain/settings/model";

export interface FieldOption {
  readonly value: string;
  readonly label: string;
}

/** A field as the builder offers it. */
export interface FieldInfo {
  readonly ref: FieldRef;
  readonly label: string;
  readonly kind: FieldKind;
  /** What a choice, a person or a product may be; empty for others. */
  readonly options: readonly FieldOption[];
}

const noOptions: readonly FieldOption[] = [];

/** The fields of a subject with their words, those that the admin defined among them (C1, C5). */
export function useFields(subject: QuerySubject): readonly FieldInfo[] {
  const t = useTranslations("queries");
  const locale = useLocale();
  const settings = useSettings();
  const { people } = usePeople();
  return useMemo(() => {
    const persons = [
      { value: me, label: t("me") },
      ...people.filter((person) => !person.closed).map(({ id, name }) => ({ value: id, label: name })),
    ];
    const optionsOf = ({ id, kind, options }: Pick<Field<never>, "id" | "kind" | "options">) => {
      if (kind === "person") return persons;
      if (id === "interest")
        return (settings?.products ?? []).map(({ id: value, name }) => ({ value, label: name }));
      if (kind !== "choice") return noOptions;
      if (id === "laneId")
        return (settings?.lanes ?? []).map((lane) => ({ value: lane.id, label: lane.name }));
      const say = (value: string) =>
        id === "birthMonth" ? monthName(Number(value), locale) : t(`options.${value}` as never);
      return (options ?? []).map((value) => ({ value, label: say(value) }));
    };
    const fields: ReadonlyMap<string, Pick<Field<never>, "id" | "kind" | "options">> = subjects[subject]
      .fields;
    const own = [...fields.values()].map((field) => ({
      ref: { field: field.id },
      label: t(`fields.${field.id}` as never),
      kind: field.kind,
      options: optionsOf(field),
    }));
    return subjects[subject].customOf ? [...own, ...customFields(settings)] : own;
  }, [t, locale, people, settings, subject]);
}

const monthName = (month: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(2026, month - 1, 1));

function customFields(settings: CompanySettings | null): FieldInfo[] {
  return (settings?.customFields ?? []).map(({ id, name, kind, options }) => {
    const as = kind === "date" ? "day" : kind;
    return {
      ref: { field: `x.${id}`, as },
      label: name,
      kind: as,
      options: options.map((value) => ({ value, label: value })),
    };
  });
}

/** The field that a condition or a sort is about; undefined for one that is gone. */
export function fieldInfoOf(fields: readonly FieldInfo[], { field, as }: FieldRef): FieldInfo | undefined {
  return fields.find(({ ref }) => ref.field === field && ref.as === as);
}
