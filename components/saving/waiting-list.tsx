import { useTranslations } from "use-intl";
import { Section } from "@/components/ui/section";
import type { SavingItem } from "@/lib/client/saving/model";
import { ChangeCard } from "./change-card";
import { isOwnSettings, useChangeName } from "./use-change-name";

const shown = 100;

interface WaitingListProps {
  readonly items: readonly SavingItem[];
  readonly waiting: number;
}

/** What the server has not confirmed yet. */
export function WaitingList({ items, waiting }: WaitingListProps) {
  const t = useTranslations("sync");
  const commands = useTranslations("pool");
  const changeName = useChangeName();
  const more = Math.max(waiting, items.length) - Math.min(items.length, shown);
  return (
    <Section title={t("waitingTitle")} count={waiting}>
      {waiting === 0 && <p className="more-line dim">{t("nothingWaiting")}</p>}
      <ul>
        {items.slice(0, shown).map((item) => (
          <ChangeCard
            key={item.id}
            what={changeName(item)}
            customerId={item.customerId}
            customerName={item.customerName}
            at={item.since}
          >
            <p className="mid from-to" hidden={isOwnSettings(item) || item.kind === "command"}>
              {item.before !== null && (
                <>
                  <span className="sr">{t("from")}</span>
                  <s>{item.before}</s> <span className="sr">{t("to")}</span>
                </>
              )}
              {item.excerpt || t("emptyText")}
            </p>
            {(item.count ?? 1) > 1 && (
              <p className="mid">{commands("decidedCount", { count: item.count ?? 1 })}</p>
            )}
          </ChangeCard>
        ))}
      </ul>
      {more > 0 && <p className="more-line dim">{t("waitingMore", { count: more })}</p>}
    </Section>
  );
}
