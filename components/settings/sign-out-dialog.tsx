import { useState } from "react";
import { useTranslations } from "use-intl";
import { SaveUnsent } from "@/components/saving/save-unsent";
import { Dialog } from "@/components/ui/dialog";
import { navigate } from "@/lib/client/navigation";
import { useSaving } from "@/lib/client/saving/use-saving";
import { signOut } from "@/lib/client/session/session";

/** Signing out clears this device, so work that the server does not have yet is named first. */
export default function SignOutDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("settings");
  const cancel = useTranslations("common.action")("cancel");
  const stay = useTranslations("device")("stay");
  const { waiting } = useSaving();
  const [working, setWorking] = useState(false);
  // Drafts count as well; only the attempt to leave tells of them.
  const [refused, setRefused] = useState(0);
  const count = Math.max(waiting, refused);
  const unsent = count > 0;
  const leave = async () => {
    setWorking(true);
    const answer = await signOut({ force: unsent });
    setWorking(false);
    if (!answer.ok) {
      setRefused(answer.error.waiting);
      return;
    }
    onClose();
    navigate("/sign-in", { replace: true });
  };
  return (
    <Dialog open onClose={onClose} title={unsent ? t("unsentTitle", { count }) : t("signOut")}>
      <p className="mid">{t(unsent ? "unsentText" : "signOutText")}</p>
      {unsent && (
        <div className="dialog-aside">
          <SaveUnsent />
          <button
            type="button"
            className="btn btn-bare"
            onClick={() => {
              onClose();
              navigate("/saving");
            }}
          >
            {t("seeUnsent")}
          </button>
        </div>
      )}
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          {unsent ? stay : cancel}
        </button>
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
