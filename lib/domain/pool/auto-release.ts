import { isoToMs } from "../calendar/iso-time";
import type { CustomerRow } from "../customers/model";
import type { PoolRules } from "./model";

const dayMs = 24 * 60 * 60 * 1000;

/** What the rule looks at: any row of a customer that somebody holds. */
export type HeldRow = Pick<
  CustomerRow,
  "level" | "status" | "ownerId" | "lastContactedAt" | "createdAt" | "heldSince" | "locked"
>;

const timeOf = (iso: string | null | undefined): number => {
  const at = iso ? isoToMs(iso) : Number.NaN;
  return Number.isFinite(at) ? at : 0;
};

/** From when on days without a follow-up are counted: the last one, or the day on which the owner got the customer. */
function quietSince(row: HeldRow): number {
  return Math.max(timeOf(row.lastContactedAt), timeOf(row.heldSince ?? row.createdAt));
}

/** The days that the rule gives this customer; null where it doesn't touch it (P5). */
export function daysGiven(row: HeldRow, rules: PoolRules): number | null {
  if (row.ownerId === null || row.locked) return null;
  if (rules.sparesWon && row.status === "won") return null;
  return rules.releaseDays[row.level];
}

/**
 * When the rule releases this customer, in epoch milliseconds; null: never (P5). Never before the warning time has
 * passed since the rule was set, so that a new rule takes nobody by surprise.
 */
export function releaseDeadline(row: HeldRow, rules: PoolRules): number | null {
  const days = daysGiven(row, rules);
  if (days === null) return null;
  return Math.max(quietSince(row) + days * dayMs, timeOf(rules.ruleSince) + rules.warnDays * dayMs);
}

/** Whether the rule takes the customer now. */
export function isReleaseDue(row: HeldRow, rules: PoolRules, now: number): boolean {
  const deadline = releaseDeadline(row, rules);
  return deadline !== null && deadline <= now;
}

/** Whole days that are left, once the warning has begun; 0 on the last day and after; null before it (P5). */
export function daysLeft(row: HeldRow, rules: PoolRules, now: number): number | null {
  const deadline = releaseDeadline(row, rules);
  if (deadline === null || deadline - now > rules.warnDays * dayMs) return null;
  return Math.max(0, Math.floor((deadline - now) / dayMs));
}

/** Whether a rule that is set now would take the customer as soon as its warning time is over: what is asked first. */
export function wouldRelease(row: HeldRow, rules: PoolRules, now: number): boolean {
  const days = daysGiven(row, rules);
  return days !== null && quietSince(row) + days * dayMs <= now + rules.warnDays * dayMs;
}
