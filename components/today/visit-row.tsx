import { Check, Phone } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import { phoneHref } from "@/components/customers/phone-number";
import { A } from "@/components/ui/a";
import { NextContact } from "@/components/ui/next-contact";
import { timeOfDay } from "@/components/ui/say-time";
import { Vip } from "@/components/ui/status";
import { When } from "@/components/ui/time";
import { useSay } from "@/components/ui/use-say";
import { useCalendar } from "@/lib/client/time/use-calendar";
import type { CustomerRow } from "@/lib/domain/customers/model";

const Composer = lazy(async () => ({
  default: (await import("@/components/follow-ups/composer")).Composer,
}));

interface VisitRowProps {
  readonly row: CustomerRow;
  readonly late: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onDone: () => void;
}

/** One visit of the day. The tick opens the composer under it: done, written, next date, in one place. */
export function VisitRow({ row, late, isOpen, onToggle, onDone }: VisitRowProps) {
  const t = useTranslations("today");
  const say = useSay();
  const { dayStart } = useCalendar();
  const isDone = row.lastContactedAt !== null && Date.parse(row.lastContactedAt) >= dayStart;
  const call = phoneHref(row.phone);
  const time = late || row.nextVisitAt === null ? null : timeOfDay(Date.parse(row.nextVisitAt), say);
  const who = [row.company, row.jobTitle].filter(Boolean).join(" · ");
  return (
    <li className={`row row-top visit${late ? " visit-late" : ""}`}>
      <button
        type="button"
        className="hit"
        aria-expanded={isOpen}
        aria-label={t(isDone ? "doneAlready" : "done", { name: row.name })}
        onClick={onToggle}
      >
        <span className={`tick${isOpen || isDone ? " done" : ""}`}>
          <Check className="i" />
        </span>
      </button>
      <div className="grow">
        <div className="l1">
          {!late && <span className="time">{time}</span>}
          <A className={isDone ? "strong dim" : "strong"} href={`/customers/${row.id}`}>
            {row.name}
          </A>
          {row.level === "vip" && <Vip />}
          <span className="dim small cut">{who}</span>
          {late && (
            <span className="push nw small">
              <NextContact row={row} />
            </span>
          )}
        </div>
        {!isOpen && (
          <p className="l2">
            {row.lastContactedAt === null
              ? t("neverContacted")
              : t.rich("lastContactRich", { when: () => <When at={row.lastContactedAt ?? ""} /> })}
          </p>
        )}
        {isOpen && (
          <div className="follow-box">
            <Suspense fallback={null}>
              <Composer customerId={row.id} autoFocus onDone={onDone} />
            </Suspense>
          </div>
        )}
      </div>
      {!isOpen && call && (
        <a className="icon-btn call" href={call} aria-label={t("call", { name: row.name })}>
          <Phone className="i" />
        </a>
      )}
    </li>
  );
}
