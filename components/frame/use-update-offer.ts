import { useCallback, useEffect } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { useAppUpdate } from "@/lib/client/app-update/use-app-update";

/** Takes up the new version of the app, or says why not now; answers whether it did. */
export function useTakeUpdate(): () => Promise<boolean> {
  const device = useTranslations("device");
  const { apply } = useAppUpdate();
  return useCallback(async () => {
    const taken = await apply();
    if (!taken) toast(device("updateLater"));
    return taken;
  }, [apply, device]);
}

/** Offers a new version of the app once it lies on the device: taken up when the person says so, never by itself. */
export function useUpdateOffer(): void {
  const t = useTranslations("common.update");
  const { ready } = useAppUpdate();
  const take = useTakeUpdate();
  useEffect(() => {
    if (!ready) return;
    const offer = () =>
      toast(t("ready"), {
        id: "app-update",
        duration: Number.POSITIVE_INFINITY,
        action: { label: t("reload"), onClick: () => void takeUp() },
      });
    const takeUp = async () => {
      if (!(await take())) offer();
    };
    offer();
  }, [ready, take, t]);
}
