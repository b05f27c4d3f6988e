import { useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { ChangeCard } from "@/components/saving/change-card";
import type { UsedQuarantine } from "@/lib/client/quarantine/use-quarantine";
import type { QuarantineRow } from "@/lib/domain/quarantine/model";
import { DifferenceView } from "./difference-view";

interface EntryCardProps {
  readonly row: QuarantineRow;
  readonly decide: UsedQuarantine["decide"];
}

/** One person's unsent changes of one document, and the two things that can be done about them. */
export function EntryCard({ row, decide }: EntryCardProps) {
  const t = useTranslations("quarantine");
  const [isBusy, setBusy] = useState(false);
  const run = async (step: "accept" | "drop") => {
    setBusy(true);
    const answer = await decide(row.id, step);
    setBusy(false);
    if (!answer.ok) toast.error(answer.error.message || t("failed"));
    else if ((answer.value.refused?.length ?? 0) > 0) toast(t("partly"));
    else toast(t(step === "accept" ? "accepted" : "dropped"));
  };
  const isDone = row.state === "accepted";
  return (
    <ChangeCard
      what={row.author.name}
      customerId={row.customerId}
      customerName={row.customerName}
      at={row.at}
    >
      <DifferenceView difference={row.difference} />
      {row.decidedBy && <p className="dim">{t(`state.${row.state}`, { name: row.decidedBy })}</p>}
      {!isDone && (
        <div className="acts2">
          <button type="button" className="btn btn-main" disabled={isBusy} onClick={() => run("accept")}>
            {t("accept")}
          </button>
          {row.state === "waiting" && (
            <button type="button" className="btn" disabled={isBusy} onClick={() => run("drop")}>
              {t("drop")}
            </button>
          )}
        </div>
      )}
    </ChangeCard>
  );
}
