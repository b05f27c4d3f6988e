import { CloudCheck, CloudUpload, HardDrive, RefreshCw } from "lucide-react";
import { useTranslations } from "use-intl";
import { PageHead } from "@/components/frame/page-head";
import { sayMoment } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";
import { useTitle } from "@/components/ui/use-title";
import { reconnectNow, useConnection } from "@/lib/client/connection/use-connection";
import type { SavingState } from "@/lib/client/saving/model";
import { useSaving } from "@/lib/client/saving/use-saving";
import { DecidedList } from "./decided-list";
import { NetLine } from "./net-line";
import { RefusedList } from "./refused-list";
import { SaveUnsent } from "./save-unsent";
import { WaitingList } from "./waiting-list";

/** What waits, what was not accepted, and what can be done about it (X2). */
export default function SavingScreen() {
  const t = useTranslations("sync");
  const saving = useSaving();
  const connection = useConnection();
  const stored = saving.problem?.code !== "storage";
  useTitle(t("title"));
  return (
    <main className="main" id="content">
      <PageHead title={t("title")} back="/more" noSaving>
        {!connection.online && (
          <button type="button" className="btn btn-bare push" onClick={reconnectNow}>
            <RefreshCw className="i" />
            {t("retry")}
          </button>
        )}
      </PageHead>
      <div className="scroll">
        <div className="page">
          <NetLine connection={connection} problem={saving.problem} />
          <States saving={saving} />
          <KeepFile saving={saving} />
          <RefusedList items={saving.refused} />
          <DecidedList />
          {/* That nothing waits, and that closing the browser loses nothing: neither is known where it stores nothing. */}
          {(stored || saving.waiting > 0) && <WaitingList items={saving.items} waiting={saving.waiting} />}
          {stored && <p className="foot-note">{t("note")}</p>}
        </div>
      </div>
    </main>
  );
}

/** For those who would rather hold it in their hands, or whose browser can't be trusted any more. */
function KeepFile({ saving }: { readonly saving: SavingState }) {
  const t = useTranslations("device");
  if (saving.waiting === 0 && saving.refused.length === 0) return null;
  return (
    <div className="keep-file">
      <SaveUnsent />
      <span>{t("hint")}</span>
    </div>
  );
}

function States({ saving }: { readonly saving: SavingState }) {
  const t = useTranslations("sync");
  const say = useSay();
  const stored = saving.problem?.code !== "storage";
  // What lies in a store that can't be read is known to nobody.
  const unsure = !stored && saving.waiting === 0;
  const keptAt = saving.keptAt === null ? Number.NaN : Date.parse(saving.keptAt);
  return (
    <div className="states">
      <div>
        <HardDrive className="i" />
        <b>{t(stored ? "storedAll" : "storedNot")}</b>
        {t("stored")}
      </div>
      <div>
        <CloudUpload className="i" />
        <b>{unsure ? t("unknown") : saving.waiting}</b>
        {t("waiting")}
      </div>
      <div>
        <CloudCheck className="i" />
        <b>
          {Number.isFinite(keptAt)
            ? sayMoment(keptAt, say)
            : t(unsure ? "unknown" : saving.waiting === 0 ? "keptAll" : "keptNever")}
        </b>
        {t("kept")}
      </div>
    </div>
  );
}
