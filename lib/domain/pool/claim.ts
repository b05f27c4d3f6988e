import { isoToMs } from "../calendar/iso-time";
import type { PoolRow } from "../customers/model";
import type { PoolRules } from "./model";

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** What decides about a claim beside the rules. */
export interface ClaimFacts {
  readonly userId: string;
  readonly row: Pick<PoolRow, "formerOwnerId" | "releasedAt">;
  /** How many customers the person holds. */
  readonly held: number;
  /** How many the person has claimed since midnight, company time, and not given back by undo. */
  readonly claimsToday: number;
}

/** Why a customer can't be claimed now (P5). */
export type ClaimObstacle =
  | { readonly code: "holdLimit"; readonly limit: number }
  | { readonly code: "dailyClaimLimit"; readonly limit: number }
  | { readonly code: "formerOwnerCoolDown"; readonly until: number }
  | { readonly code: "arrivalCoolDown"; readonly until: number };

/**
 * What stands against the claim, null if nothing does (P5): said before pressing, and decided by the server with the
 * same function. What passes by itself (a cool-down) comes last: a limit is the stronger reason.
 */
export function claimObstacle(facts: ClaimFacts, rules: PoolRules, now: number): ClaimObstacle | null {
  const { holdLimit, dailyClaimLimit } = rules;
  if (holdLimit !== null && facts.held >= holdLimit) return { code: "holdLimit", limit: holdLimit };
  if (dailyClaimLimit !== null && facts.claimsToday >= dailyClaimLimit)
    return { code: "dailyClaimLimit", limit: dailyClaimLimit };
  return formerOwnerObstacle(facts, rules, now) ?? arrivalObstacle(facts, rules, now);
}

function formerOwnerObstacle({ userId, row }: ClaimFacts, rules: PoolRules, now: number) {
  if (rules.formerOwnerDays === null || row.formerOwnerId !== userId) return null;
  const until = isoToMs(row.releasedAt) + rules.formerOwnerDays * dayMs;
  return until > now ? ({ code: "formerOwnerCoolDown", until } as const) : null;
}

/** Counted from the release and not from the last edit. */
function arrivalObstacle({ row }: ClaimFacts, rules: PoolRules, now: number) {
  if (rules.arrivalHours === null) return null;
  const until = isoToMs(row.releasedAt) + rules.arrivalHours * hourMs;
  return until > now ? ({ code: "arrivalCoolDown", until } as const) : null;
}

/** How many more the person may claim today; null: no limit. */
export function claimsLeft(facts: Pick<ClaimFacts, "held" | "claimsToday">, rules: PoolRules): number | null {
  const left = [
    rules.dailyClaimLimit === null ? null : rules.dailyClaimLimit - facts.claimsToday,
    rules.holdLimit === null ? null : rules.holdLimit - facts.held,
  ].filter((count) => count !== null);
  return left.length === 0 ? null : Math.max(0, Math.min(...left));
}
