import { useState } from "react";
import { useTranslations } from "use-intl";
import { fromZoneInput, toZoneInput } from "@/components/follow-ups/zone-time";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Segment } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import { useSay } from "@/components/ui/use-say";
import { queryLimits } from "@/lib/domain/queries/model";
import css from "./activity.module.css";
import type { FreeSpan } from "./activity-query";

interface SpanDialogProps {
  readonly span: FreeSpan | null;
  readonly onChoose: (span: FreeSpan) => void;
  readonly onClose: () => void;
}

const units = ["hour", "day"] as const;
type Unit = (typeof units)[number];

/** Any span (F2): so many hours or days back, or from a date and hour to another, by the system's own picker. */
export function SpanDialog({ span, onChoose, onClose }: SpanDialogProps) {
  const t = useTranslations("activity");
  const { timeZone, now } = useSay();
  const last = span && "last" in span ? span : null;
  const edges = span && !("last" in span) ? span : null;
  const [kind, setKind] = useState<"last" | "dates">(edges ? "dates" : "last");
  const [count, setCount] = useState(String(last?.last ?? 2));
  const [unit, setUnit] = useState<Unit>(last?.unit ?? "hour");
  const [from, setFrom] = useState(edges?.from ? toZoneInput(edges.from, timeZone) : "");
  const [to, setTo] = useState(edges?.to ? toZoneInput(edges.to, timeZone) : "");
  const [wrong, setWrong] = useState<string | null>(null);

  const choose = () => {
    if (kind === "last") {
      const number = Number(count);
      if (Number.isInteger(number) && number >= 1 && number <= queryLimits.count)
        onChoose({ last: number, unit });
      else setWrong(t("wrong.count", { max: queryLimits.count }));
      return;
    }
    const start = fromZoneInput(from, timeZone);
    const end = fromZoneInput(to, timeZone);
    if (start === null && end === null) setWrong(t("wrong.dates"));
    else if (start !== null && end !== null && end <= start) setWrong(t("wrong.order"));
    else onChoose({ ...(start ? { from: start } : {}), ...(end ? { to: end } : {}) });
  };

  return (
    <Dialog open onClose={onClose} title={t("other")}>
      <form
        noValidate
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          choose();
        }}
      >
        <Segment
          label={t("kind.label")}
          value={kind}
          options={[
            { value: "last", label: t("kind.last") },
            { value: "dates", label: t("kind.dates") },
          ]}
          onChange={(next) => {
            setKind(next);
            setWrong(null);
          }}
        />
        {kind === "last" ? (
          <div className={css.pair}>
            <Field
              label={t("kind.count")}
              type="number"
              inputMode="numeric"
              min={1}
              max={queryLimits.count}
              value={count}
              wrong={wrong ?? undefined}
              onChange={(event) => setCount(event.target.value)}
            />
            <Select
              label={t("kind.unit")}
              value={unit}
              options={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
              onChange={(event) => setUnit(event.target.value as Unit)}
            />
          </div>
        ) : (
          <>
            <Field
              label={t("from")}
              type="datetime-local"
              value={from}
              max={to || toZoneInput(new Date(now).toISOString(), timeZone)}
              onChange={(event) => setFrom(event.target.value)}
            />
            <Field
              label={t("to")}
              type="datetime-local"
              value={to}
              min={from || undefined}
              wrong={wrong ?? undefined}
              onChange={(event) => setTo(event.target.value)}
            />
          </>
        )}
        <button type="submit" className="btn btn-main">
          {t("show")}
        </button>
      </form>
    </Dialog>
  );
}
