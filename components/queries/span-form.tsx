import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { queryLimits, type Span, type SpanUnit, spanUnits } from "@/lib/domain/queries/model";
import css from "./queries.module.css";
import { type NamedSpan, namedSpans, nameOfSpan } from "./use-condition-words";

interface SpanFormProps {
  readonly span: Span;
  readonly onChange: (span: Span) => void;
}

const relative = ["last", "next", "before"] as const;
type Relative = (typeof relative)[number];

function kindOf(span: Span): NamedSpan | Relative | "dates" {
  if ("calendar" in span) return nameOfSpan(span) ?? "today";
  return relative.find((kind) => kind in span) ?? "dates";
}

const relativeSpan = (kind: Relative, count: number, unit: SpanUnit): Span =>
  ({ [kind]: count, unit }) as unknown as Span;

/** A span of time: one with a name, so many days back or on, or from one date to another. */
export function SpanForm({ span, onChange }: SpanFormProps) {
  const t = useTranslations("queries.span");
  const kind = kindOf(span);
  const names = Object.keys(namedSpans) as NamedSpan[];
  const options = [...names, ...relative, "dates" as const].map((value) => ({ value, label: t(value) }));
  const choose = (value: string) => {
    const chosen = relative.find((each) => each === value);
    if (chosen) onChange(relativeSpan(chosen, 7, "day"));
    else onChange(value === "dates" ? {} : namedSpans[value as NamedSpan]);
  };
  return (
    <>
      <Select
        label={t("label")}
        options={options}
        value={kind}
        onChange={(event) => choose(event.target.value)}
      />
      {"unit" in span && <RelativeForm span={span} onChange={onChange} />}
      {kind === "dates" && !("calendar" in span) && !("unit" in span) && (
        <div className={css.pair}>
          {(["from", "to"] as const).map((end) => (
            <Field
              key={end}
              label={t(end)}
              type="date"
              value={span[end]?.slice(0, 10) ?? ""}
              onChange={(event) => {
                const { [end]: _before, ...rest } = span;
                onChange(event.target.value ? { ...rest, [end]: event.target.value } : rest);
              }}
            />
          ))}
        </div>
      )}
    </>
  );
}

function RelativeForm({
  span,
  onChange,
}: {
  readonly span: Extract<Span, { readonly unit: SpanUnit }>;
  readonly onChange: (span: Span) => void;
}) {
  const t = useTranslations("queries.span");
  const kind = relative.find((each) => each in span) ?? "last";
  const count = "last" in span ? span.last : "next" in span ? span.next : span.before;
  const clamp = (value: number) => Math.max(1, Math.min(queryLimits.count, Math.trunc(value) || 1));
  return (
    <div className={css.pair}>
      <Field
        label={t("count")}
        type="number"
        min={1}
        max={queryLimits.count}
        value={count}
        onChange={(event) => onChange(relativeSpan(kind, clamp(event.target.valueAsNumber), span.unit))}
      />
      <Select
        label={t("unitLabel")}
        value={span.unit}
        options={spanUnits.map((unit) => ({ value: unit, label: t(unit) }))}
        onChange={(event) => onChange(relativeSpan(kind, count, event.target.value as SpanUnit))}
      />
    </div>
  );
}
