import { useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { navigate } from "@/lib/client/navigation";
import { useSaving } from "@/lib/client/saving/use-saving";
import { signOut } from "@/lib/client/session/session";

/** Signing out clears this device, so work that the server does not have yet is named first. */
export default function SignOutDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("settings");
  const cancel = useTranslations("common.action")("cancel");
  const { waiting } = useSaving();
  const [working, setWorking] = useState(false);
  const unsent = waiting > 0;
  const leave = async () => {
    setWorking(true);
    const answer = await signOut({ force: unsent });
    setWorking(false);
    // Refused because something was written meanwhile: the count above is live and says so.
    if (!answer.ok) return;
    onClose();
    navigate("/sign-in", { replace: true });
  };
  return (
    <Dialog open onClose={onClose} title={unsent ? t("unsentTitle", { count: waiting }) : t("signOut")}>
      <p className="mid">{t(unsent ? "unsentText" : "signOutText")}</p>
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          {cancel}
        </button>
        {unsent && (
          <button
            type="button"
            className="btn"
            onClick={() => {
              onClose();
              navigate("/saving");
            }}
          >
            {t("seeUnsent")}
          </button>
        )}
        <button
          type="button"
          className={unsent ? "btn btn-danger" : "btn btn-main"}
          disabled={working}
          onClick={leave}
        >
          {t(unsent ? "signOutAnyway" : "signOut")}
        </button>
      </div>
    </Dialog>
  );
}
