import { useTranslations } from "use-intl";

/** Why a file was not added or not taken, in words; the server's own words where this app knows none. */
export function useWhy(): (code: string, message?: string) => string {
  const t = useTranslations("attachments.why");
  return (code, message = "") => {
    if (t.has(code as never)) return t(code as never);
    return message || t("other");
  };
}
