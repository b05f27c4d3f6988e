import type { DayBounds } from "../calendar/day-bounds";
import { isoToMs } from "../calendar/iso-time";
import type { CustomerRow, CustomerStatus } from "./model";

/** The twelve ready queries (C2), by the names of the contract. */
export const customerViews = [
  "contacted-today",
  "visited-this-week",
  "visited-this-month",
  "to-visit-today",
  "to-visit-this-week",
  "to-visit-this-month",
  "added-today",
  "added-this-week",
  "added-this-month",
  "prospects",
  "interested",
  "on-hold",
] as const;
export type ViewId = (typeof customerViews)[number];

export type ViewDateField = "lastContactedAt" | "lastVisitedAt" | "nextVisitAt" | "createdAt";
export type ViewSpan = "day" | "week" | "month";

/** What a view asks: a date of the row within a span around today, or a status. */
export type ViewRule =
  | { readonly field: ViewDateField; readonly span: ViewSpan }
  | { readonly status: CustomerStatus };

export const viewRules: Readonly<Record<ViewId, ViewRule>> = {
  "contacted-today": { field: "lastContactedAt", span: "day" },
  "visited-this-week": { field: "lastVisitedAt", span: "week" },
  "visited-this-month": { field: "lastVisitedAt", span: "month" },
  "to-visit-today": { field: "nextVisitAt", span: "day" },
  "to-visit-this-week": { field: "nextVisitAt", span: "week" },
  "to-visit-this-month": { field: "nextVisitAt", span: "month" },
  "added-today": { field: "createdAt", span: "day" },
  "added-this-week": { field: "createdAt", span: "week" },
  "added-this-month": { field: "createdAt", span: "month" },
  prospects: { status: "prospect" },
  interested: { status: "interested" },
  "on-hold": { status: "onHold" },
};

/** Whether a text names one of the twelve (C2): for addresses and query parameters. */
export function isViewId(value: unknown): value is ViewId {
  return customerViews.some((view) => view === value);
}

/** Start and end of a span around today, in epoch milliseconds, half-open (C2). */
export function spanBounds(
  span: ViewSpan,
  bounds: DayBounds,
): { readonly from: number; readonly to: number } {
  if (span === "day") return { from: bounds.dayStart, to: bounds.dayEnd };
  if (span === "week") return { from: bounds.weekStart, to: bounds.weekEnd };
  return { from: bounds.monthStart, to: bounds.monthEnd };
}

/** The span of a view in epoch milliseconds and the date that it looks at; null for a view of a status (C2). */
export function viewSpan(
  view: ViewId,
  bounds: DayBounds,
): { readonly field: ViewDateField; readonly from: number; readonly to: number } | null {
  const rule = viewRules[view];
  return "status" in rule ? null : { field: rule.field, ...spanBounds(rule.span, bounds) };
}

type ViewFacts = Pick<CustomerRow, ViewDateField | "status">;

/** Whether a customer is in a ready query (C2). `to-visit-*` takes whole calendar spans, elapsed days included. */
export function inView(view: ViewId, row: ViewFacts, bounds: DayBounds): boolean {
  const rule = viewRules[view];
  if ("status" in rule) return row.status === rule.status;
  const at = isoToMs(row[rule.field]);
  const { from, to } = spanBounds(rule.span, bounds);
  return at >= from && at < to;
}
