import { CloudOff, Inbox } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { PageHead } from "@/components/frame/page-head";
import { Empty } from "@/components/ui/empty";
import { useTitle } from "@/components/ui/use-title";
import {
  type QuarantineView,
  type UsedQuarantine,
  useQuarantine,
} from "@/lib/client/quarantine/use-quarantine";
import { EntryCard } from "./entry-card";

const views: readonly QuarantineView[] = ["waiting", "decided"];

/** What people wrote of customers that they had lost meanwhile, for those in charge to accept or not (R10). */
export default function QuarantineScreen() {
  const t = useTranslations("quarantine");
  useTitle(t("title"));
  const [view, setView] = useState<QuarantineView>("waiting");
  const quarantine = useQuarantine(view);
  return (
    <main className="main" id="content">
      <PageHead title={t("title")} back="/more" />
      <div className="scroll">
        <div className="page">
          <p className="foot-note">{t("what")}</p>
          <fieldset className="chips filter-chips" aria-label={t("views")}>
            {views.map((each) => (
              <button
                key={each}
                type="button"
                className="chip"
                aria-pressed={view === each}
                onClick={() => setView(each)}
              >
                {t(`view.${each}`)}
              </button>
            ))}
          </fieldset>
          <Entries quarantine={quarantine} view={view} />
        </div>
      </div>
    </main>
  );
}

function Entries({
  quarantine,
  view,
}: {
  readonly quarantine: UsedQuarantine;
  readonly view: QuarantineView;
}) {
  const t = useTranslations("quarantine");
  const { rows, status, hasMore, more, retry, decide } = quarantine;
  if (status === "failed" && rows.length === 0) {
    return (
      <Empty icon={CloudOff} title={t("unreachable")} text={t("unreachableText")}>
        <button type="button" className="btn btn-main" onClick={retry}>
          {t("retry")}
        </button>
      </Empty>
    );
  }
  if (status === "loading" && rows.length === 0) {
    return (
      <p className="more-line dim" role="status">
        {t("loading")}
      </p>
    );
  }
  if (rows.length === 0) return <Empty icon={Inbox} title={t(`none.${view}`)} text={t("noneText")} />;
  return (
    <>
      <ul>
        {rows.map((row) => (
          <EntryCard key={row.id} row={row} decide={decide} />
        ))}
      </ul>
      {hasMore && (
        <button type="button" className="btn btn-soft" onClick={more}>
          {t("more")}
        </button>
      )}
    </>
  );
}
