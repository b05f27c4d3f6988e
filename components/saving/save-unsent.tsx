import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useUnsentFile } from "./use-unsent-file";

/** The button that hands over what the server does not have, as a file. */
export function SaveUnsent({ className = "btn" }: { readonly className?: string }) {
  const t = useTranslations("device");
  const save = useUnsentFile();
  const [working, setWorking] = useState(false);
  const press = async () => {
    setWorking(true);
    try {
      await save();
    } finally {
      setWorking(false);
    }
  };
  return (
    <button type="button" className={className} onClick={press} disabled={working}>
      <Download className="i" />
      {t("save")}
    </button>
  );
}
