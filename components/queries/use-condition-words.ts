import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { dayOf } from "@/lib/domain/queries/fields";
import { type Condition, isGroup, membersOf, type QueryNode, type Span } from "@/lib/domain/queries/model";
import { type FieldInfo, fieldInfoOf } from "./use-fields";

type Words = ReturnType<typeof useTranslations<"queries">>;

/** Spans of the calendar that have a name, in the order in which they are offered. */
export const namedSpans = {
  today: { calendar: "day", offset: 0 },
  yesterday: { calendar: "day", offset: -1 },
  tomorrow: { calendar: "day", offset: 1 },
  thisWeek: { calendar: "week", offset: 0 },
  lastWeek: { calendar: "week", offset: -1 },
  nextWeek: { calendar: "week", offset: 1 },
  thisMonth: { calendar: "month", offset: 0 },
  lastMonth: { calendar: "month", offset: -1 },
  nextMonth: { calendar: "month", offset: 1 },
  thisYear: { calendar: "year", offset: 0 },
  lastYear: { calendar: "year", offset: -1 },
  nextYear: { calendar: "year", offset: 1 },
} as const satisfies Record<string, Span>;
export type NamedSpan = keyof typeof namedSpans;

export function nameOfSpan(span: Span): NamedSpan | null {
  if (!("calendar" in span)) return null;
  const found = Object.entries(namedSpans).find(
    ([, named]) => named.calendar === span.calendar && named.offset === span.offset,
  );
  return (found?.[0] as NamedSpan | undefined) ?? null;
}

/** Says a condition in one line: 公司 包含 锦禾. */
export function useConditionWords(fields: readonly FieldInfo[]): (node: QueryNode) => string {
  const t = useTranslations("queries");
  const format = useFormatter();
  return useMemo(() => {
    const sayDate = (text: string) =>
      dayOf(text) === null
        ? format.dateTime(new Date(text), { dateStyle: "short", timeStyle: "short" })
        : text;
    const say = (node: QueryNode): string => {
      if (isGroup(node)) {
        const joint = ` ${t("all" in node ? "and" : "or")} `;
        const said = membersOf(node).map((member) => (isGroup(member) ? `(${say(member)})` : say(member)));
        return `${node.not ? `${t("not")}: ` : ""}${said.join(joint)}`;
      }
      const field = fieldInfoOf(fields, node);
      const label = field?.label ?? node.field;
      const op = opWord(t, node);
      const value = sayValue(t, node, field, sayDate);
      return [label, op, value].filter((part) => part !== "").join(" ");
    };
    return say;
  }, [t, format, fields]);
}

/** What stands between field and value; nothing where the value says it itself. */
function opWord(t: Words, { op, not }: Condition): string {
  if (!not && (op === "within" || op === "range")) return "";
  return t(`op.${opKey(op, not === true)}`);
}

export const opKey = (op: Condition["op"], isNot: boolean) =>
  (isNot ? `not${op[0]?.toUpperCase()}${op.slice(1)}` : op) as "contains";

function sayValue(
  t: Words,
  node: Condition,
  field: FieldInfo | undefined,
  sayDate: (text: string) => string,
): string {
  switch (node.op) {
    case "empty":
      return "";
    case "in":
      return node.values
        .map((value) => field?.options.find((option) => option.value === value)?.label ?? value)
        .join(t("comma"));
    case "range": {
      const { min, max } = node;
      if (min !== undefined && max !== undefined)
        return min === max ? String(min) : t("number.between", { min: String(min), max: String(max) });
      if (min !== undefined) return t("number.atLeast", { min: String(min) });
      return max === undefined ? t("number.any") : t("number.atMost", { max: String(max) });
    }
    case "within":
      return saySpan(t, node.span, sayDate);
    default:
      return field?.options.find((option) => option.value === node.value)?.label ?? node.value;
  }
}

function saySpan(t: Words, span: Span, sayDate: (text: string) => string): string {
  const named = nameOfSpan(span);
  if (named) return t(`span.${named}`);
  if ("calendar" in span)
    return t("span.saidOffset", { unit: t(`span.${span.calendar}`), offset: String(span.offset) });
  if ("last" in span) return t("span.saidLast", { count: span.last, unit: t(`span.${span.unit}`) });
  if ("next" in span) return t("span.saidNext", { count: span.next, unit: t(`span.${span.unit}`) });
  if ("before" in span) return t("span.saidBefore", { count: span.before, unit: t(`span.${span.unit}`) });
  const { from, to } = span;
  if (from && to) return t("span.saidBetween", { from: sayDate(from), to: sayDate(to) });
  if (from) return t("span.saidFrom", { from: sayDate(from) });
  return to ? t("span.saidTo", { to: sayDate(to) }) : t("span.saidAny");
}
