import { useTranslations } from "use-intl";
import { plainTargets, type Target } from "@/lib/domain/imports/model";
import type { CustomField } from "@/lib/domain/settings/model";

/** Everything a column can become, in words: the fields, the company's own ones, then what makes a follow-up. */
export function useTargets(
  customFields: readonly CustomField[],
): readonly { readonly value: Target; readonly label: string }[] {
  const t = useTranslations("imports.target");
  const own = customFields.map(({ id, name }) => ({ value: `x.${id}` as const, label: name }));
  return [...plainTargets.map((value) => ({ value, label: t(value) })), ...own];
}
