import { useTranslations } from "use-intl";
import { listHref } from "@/components/customers/list-query";
import { A } from "@/components/ui/a";
import { timeOfDay } from "@/components/ui/say-time";
import { Section } from "@/components/ui/section";
import { Vip } from "@/components/ui/status";
import { useSay } from "@/components/ui/use-say";
import { usePeople } from "@/lib/client/people/use-people";
import type { CustomerRow } from "@/lib/domain/customers/model";

const shown = 12;

interface TeamVisitsProps {
  readonly due: readonly CustomerRow[];
}

/** Whom the group sees today, and who goes. */
export function TeamVisits({ due }: TeamVisitsProps) {
  const t = useTranslations("today");
  const say = useSay();
  const { byId } = usePeople();
  if (due.length === 0) return null;
  return (
    <Section title={t("teamVisits")} count={due.length}>
      <ul>
        {due.slice(0, shown).map((row) => (
          <li className="row" key={row.id}>
            <span className="time">{row.nextVisitAt && timeOfDay(Date.parse(row.nextVisitAt), say)}</span>
            <A className="l1 grow team-visit" href={`/customers/${row.id}`}>
              <span className="strong">{row.name}</span>
              {row.level === "vip" && <Vip />}
              <span className="dim small cut">{row.company}</span>
            </A>
            <span className="mid small nw">{row.ownerId && byId(row.ownerId)?.name}</span>
          </li>
        ))}
      </ul>
      {due.length > shown && (
        <p className="more-line">
          <A className="link small" href={listHref({ view: "to-visit-today" })}>
            {t("teamMore", { count: due.length - shown })}
          </A>
        </p>
      )}
    </Section>
  );
}
