import { Toaster } from "sonner";
import { usePhone } from "@/components/ui/use-media";
import { useUpdateOffer } from "./use-update-offer";

const aboveBar = { bottom: "calc(76px + env(safe-area-inset-bottom))", left: "12px", right: "12px" };

/** Short sayings at the foot of the screen, most of them with an undo. */
export function Toasts() {
  const phone = usePhone();
  useUpdateOffer();
  return (
    <Toaster
      position={phone ? "bottom-center" : "bottom-right"}
      mobileOffset={aboveBar}
      toastOptions={{ unstyled: true, className: "toast" }}
    />
  );
}
