import { useEffect } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { useAppUpdate } from "@/lib/client/app-update/use-app-update";

/** Offers a new version of the app once it lies on the device: taken up when the person says so, never by itself. */
export function useUpdateOffer(): void {
  const t = useTranslations("common.update");
  const device = useTranslations("device");
  const { ready, apply } = useAppUpdate();
  useEffect(() => {
    if (!ready) return;
    const offer = () =>
      toast(t("ready"), {
        id: "app-update",
        duration: Number.POSITIVE_INFINITY,
        action: { label: t("reload"), onClick: () => void takeUp() },
      });
    const takeUp = async () => {
      if (await apply()) return;
      toast(device("updateLater"));
      offer();
    };
    offer();
  }, [ready, apply, t, device]);
}
