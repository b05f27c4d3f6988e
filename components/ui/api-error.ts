import { useTranslations } from "use-intl";
import type { ApiError } from "@/lib/client/http/result";

/** A failed request in a sentence for people: the server's own words, else by its code. */
export function useApiErrorText(): (error: ApiError) => string {
  const t = useTranslations("common");
  const codes = useTranslations("errors");
  return (error) => {
    if (error.message !== "") return error.message;
    if (error.code === "offline") return t("offlineError");
    return codes.has(error.code as never) ? codes(error.code as never) : t("unknownError");
  };
}
