import { useEffect } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { useAppUpdate } from "@/lib/client/app-update/use-app-update";

/** Offers a new version of the app once it lies on the device: taken up when the person says so, never by itself. */
export function useUpdateOffer(): void {
  const t = useTranslations("common.update");
  const { ready, apply } = useAppUpdate();
  useEffect(() => {
    if (!ready) return;
    toast(t("ready"), {
      id: "app-update",
      duration: Number.POSITIVE_INFINITY,
      action: { label: t("reload"), onClick: () => void apply() },
    });
  }, [ready, apply, t]);
}
