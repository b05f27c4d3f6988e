import { CalendarCheck } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { A } from "@/components/ui/a";
import { Empty } from "@/components/ui/empty";
import { Section } from "@/components/ui/section";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { VisitRow } from "./visit-row";

interface VisitsProps {
  readonly due: readonly CustomerRow[];
  readonly late: readonly CustomerRow[];
  /** The list that shows all that are late. */
  readonly lateHref: string;
}

const lateShown = 8;

/** A row that is being written about stays, although its new date takes it off the list. */
function withOpen(rows: readonly CustomerRow[], open: CustomerRow | null): readonly CustomerRow[] {
  return open && !rows.some((row) => row.id === open.id) ? [open, ...rows] : rows;
}

/** Whom to see today, and who should have been seen before. */
export function Visits({ due, late, lateHref }: VisitsProps) {
  const t = useTranslations("today");
  const [open, setOpen] = useState<{ readonly row: CustomerRow; readonly late: boolean } | null>(null);
  const shownLate = late.slice(0, lateShown);
  const section = (rows: readonly CustomerRow[], isLate: boolean) =>
    withOpen(rows, open?.late === isLate ? open.row : null).map((row) => (
      <VisitRow
        key={row.id}
        row={row}
        late={isLate}
        isOpen={open?.row.id === row.id && open.late === isLate}
        onToggle={() => setOpen(open?.row.id === row.id ? null : { row, late: isLate })}
        onDone={() => setOpen(null)}
      />
    ));
  return (
    <>
      <Section title={t("visits")} count={due.length}>
        {due.length === 0 && !(open && !open.late) ? (
          <Empty icon={CalendarCheck} title={t("noVisits")} text={t("noVisitsText")} />
        ) : (
          <ul>{section(due, false)}</ul>
        )}
      </Section>
      {late.length > 0 && (
        <Section title={t("late")} count={late.length}>
          <ul>{section(shownLate, true)}</ul>
          {late.length > lateShown && (
            <p className="more-line">
              <A className="link small" href={lateHref}>
                {t("lateMore", { count: late.length - lateShown })}
              </A>
            </p>
          )}
        </Section>
      )}
    </>
  );
}
