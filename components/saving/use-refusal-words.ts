import { useTranslations } from "use-intl";
import type { RefusedItem } from "@/lib/client/saving/model";
import { useFieldName } from "./use-field-name";

/** What was not accepted, and why, in words: for the list and for the file. */
export function useRefusalWords(): (item: RefusedItem) => { readonly what: string; readonly why: string } {
  const t = useTranslations("sync");
  const reasons = useTranslations("sync.reason");
  const codes = useTranslations("errors");
  const fieldName = useFieldName();
  return ({ path, code, handedIn }) => {
    const [root, key] = path.split("/");
    const what =
      root === "fields" && key
        ? fieldName(key)
        : t(handedIn ? "kind.handedIn" : root === "followUps" ? "kind.followUp" : "kind.other");
    if (codes.has(code as never)) return { what, why: codes(code as never) };
    return { what, why: reasons.has(code as never) ? reasons(code as never) : reasons("default", { code }) };
  };
}
