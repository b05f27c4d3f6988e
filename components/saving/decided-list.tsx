import { useTranslations } from "use-intl";
import { useDecisionWords } from "@/components/pool/use-moves";
import { Section } from "@/components/ui/section";
import { useOutbox } from "@/lib/client/outbox/use-outbox";
import { dismissDecided } from "@/lib/client/pool/actions";
import { ChangeCard } from "./change-card";

/** Commands asked for offline that the server has carried out since: kept until seen (P4). */
export function DecidedList() {
  const t = useTranslations("pool");
  const words = useDecisionWords();
  const { decided } = useOutbox();
  const done = decided.filter((entry) => entry.outcome.kind === "done");
  if (done.length === 0) return null;
  return (
    <Section title={t("decidedTitle")} count={done.length}>
      <ul>
        {done.map((entry) => {
          const only = entry.customerIds.length === 1 ? (entry.customerIds[0] ?? null) : null;
          return (
            <ChangeCard
              key={entry.id}
              what={words(entry)}
              customerId={entry.name === "customer.claim" ? only : null}
              customerName={entry.name === "customer.claim" ? entry.label : ""}
              at={entry.outcome.at}
            >
              <div className="acts2">
                <button type="button" className="btn btn-bare" onClick={() => void dismissDecided(entry.id)}>
                  {t("seen")}
                </button>
              </div>
            </ChangeCard>
          );
        })}
      </ul>
    </Section>
  );
}
