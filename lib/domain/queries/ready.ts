import { type ViewId, viewRules } from "../customers/views";
import type { Condition } from "./model";

/** A ready query as a condition (C2, C5), so that one can build on it. */
export function readyCondition(view: ViewId): Condition {
  const rule = viewRules[view];
  return "status" in rule
    ? { field: "status", op: "in", values: [rule.status] }
    : { field: rule.field, op: "within", span: { calendar: rule.span, offset: 0 } };
}
