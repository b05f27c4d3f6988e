import { useTranslations } from "use-intl";

/** The name of a customer's field, for lists of changes; of a follow-up's key, "follow-up". */
export function useFieldName(): (key: string) => string {
  const t = useTranslations("customers.column");
  const more = useTranslations("sync.field");
  return (key) => {
    if (t.has(key as never)) return t(key as never);
    return more.has(key as never) ? more(key as never) : more("other");
  };
}
