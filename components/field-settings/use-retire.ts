import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { setRecordRetired } from "@/lib/client/settings/records";

/** Retires at once and offers the way back (M2). */
export function useRetire(list: "customFields" | "products"): (id: string, name: string) => Promise<void> {
  const t = useTranslations("fieldSettings");
  return async (id, name) => {
    try {
      await setRecordRetired(list, id, true);
      const undo = () => void setRecordRetired(list, id, false);
      toast(t("retired", { name }), { action: { label: t("undo"), onClick: undo } });
    } catch {
      toast(t("failed"));
    }
  };
}
