import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTakeUpdate } from "@/components/frame/use-update-offer";
import { A } from "@/components/ui/a";
import { sayMoment } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";
import type { Connection } from "@/lib/client/connection/model";
import type { SavingProblem } from "@/lib/client/saving/model";
import { storeAgain, useSaving } from "@/lib/client/saving/use-saving";

interface NetLineProps {
  readonly connection: Connection;
  readonly problem: SavingProblem | null;
}

/** One sentence on how one stands with the server, and the button that helps, if one does. */
export function NetLine({ connection, problem }: NetLineProps) {
  const t = useTranslations("sync");
  const say = useSay();
  if (problem) return <ProblemLine problem={problem} />;
  const since = connection.since === null ? Number.NaN : Date.parse(connection.since);
  const offline = Number.isFinite(since)
    ? t("netOfflineSince", { when: sayMoment(since, say) })
    : t("netOffline");
  return (
    <div className="net" role="status">
      <p>{connection.trouble ? t("netTrouble") : connection.online ? t("netOnline") : offline}</p>
    </div>
  );
}

function ProblemLine({ problem }: { readonly problem: SavingProblem }) {
  const t = useTranslations("sync");
  if (problem.code === "signInAgain") {
    return (
      <div className="net" role="alert">
        <p>{t("netSignIn")}</p>
        <A className="btn btn-soft" href="/sign-in?again=1">
          {t("signIn")}
        </A>
      </div>
    );
  }
  if (problem.code === "storage") return <StorageLine reason={problem.message} />;
  return <UpdateLine />;
}

/** Loading the page again would bring the old version from the device once more: it has to be changed over. */
function UpdateLine() {
  const t = useTranslations("sync");
  const update = useTranslations("common.update");
  const take = useTakeUpdate();
  const [working, setWorking] = useState(false);
  const press = async () => {
    setWorking(true);
    await take();
    setWorking(false);
  };
  return (
    <div className="net" role="alert">
      <p>{t("netUpdate")}</p>
      <button type="button" className="btn btn-soft" onClick={press} disabled={working}>
        {update("reload")}
      </button>
    </div>
  );
}

/** No reload here: what could not be stored is in this page's memory alone. */
function StorageLine({ reason }: { readonly reason: string }) {
  const t = useTranslations("sync");
  const device = useTranslations("device");
  const { waiting } = useSaving();
  return (
    <div className="net" role="alert">
      <p className="bad">{t("netStorage")}</p>
      <p>{waiting > 0 ? device("notStored") : t("storageHelp")}</p>
      {/* The browser's own words: no help to most, but to whoever is asked for help. */}
      <p className="reason" lang="en">
        {reason}
      </p>
      <button type="button" className="btn btn-soft" onClick={storeAgain}>
        {device("storeAgain")}
      </button>
    </div>
  );
}
