import type { CustomerLevel } from "../customers/model";
import type { CompanySettings, Lane } from "../settings/model";

/** The rules of the pool (P5), each off (null) until an admin sets it. */
export interface PoolRules {
  /** Released after so many days without a follow-up, by level. */
  readonly releaseDays: Readonly<Record<CustomerLevel, number | null>>;
  /** Warned so many days before. */
  readonly warnDays: number;
  /** Customers that were won are never released by the rule. */
  readonly sparesWon: boolean;
  /** Since when the rule stands as it is: nobody loses a customer without having been warned. */
  readonly ruleSince: string | null;
  /** Where released customers go; null: the first lane. */
  readonly laneId: string | null;
  readonly holdLimit: number | null;
  readonly dailyClaimLimit: number | null;
  /** Days before the former owner may claim again. */
  readonly formerOwnerDays: number | null;
  /** Hours before anybody may claim what has just arrived. */
  readonly arrivalHours: number | null;
}

/** What an admin chooses; `ruleSince` is the server's. */
export type PoolRuleChoice = Omit<PoolRules, "ruleSince">;

export const defaultWarnDays = 7;

export const noPoolRules: PoolRules = {
  releaseDays: { regular: null, vip: null },
  warnDays: defaultWarnDays,
  sparesWon: true,
  ruleSince: null,
  laneId: null,
  holdLimit: null,
  dailyClaimLimit: null,
  formerOwnerDays: null,
  arrivalHours: null,
};

/** The keys of the root `settings` of `company/settings` that hold the rules; written by `pool.setRules` alone. */
export const poolRuleKeys = [
  "pool.releaseDays.regular",
  "pool.releaseDays.vip",
  "pool.warnDays",
  "pool.sparesWon",
  "pool.ruleSince",
  "pool.laneId",
  "pool.holdLimit",
  "pool.dailyClaimLimit",
  "pool.formerOwnerDays",
  "pool.arrivalHours",
] as const;
export type PoolRuleKey = (typeof poolRuleKeys)[number];

type Values = CompanySettings["values"];

/** The rules as the settings say them (P5); what is missing or senseless counts as off. */
export function readPoolRules(values: Values): PoolRules {
  const count = (key: PoolRuleKey) => countOf(values[key]);
  const text = (key: PoolRuleKey) => {
    const value = values[key];
    return typeof value === "string" && value !== "" ? value : null;
  };
  return {
    releaseDays: { regular: count("pool.releaseDays.regular"), vip: count("pool.releaseDays.vip") },
    warnDays: warnDaysOf(values["pool.warnDays"]),
    sparesWon: values["pool.sparesWon"] !== false,
    ruleSince: text("pool.ruleSince"),
    laneId: text("pool.laneId"),
    holdLimit: count("pool.holdLimit"),
    dailyClaimLimit: count("pool.dailyClaimLimit"),
    formerOwnerDays: count("pool.formerOwnerDays"),
    arrivalHours: count("pool.arrivalHours"),
  };
}

/** The same rules as values of the settings; undefined clears a key. */
export function poolRuleValues(rules: PoolRules): Record<PoolRuleKey, string | number | boolean | undefined> {
  return {
    "pool.releaseDays.regular": rules.releaseDays.regular ?? undefined,
    "pool.releaseDays.vip": rules.releaseDays.vip ?? undefined,
    "pool.warnDays": rules.warnDays,
    "pool.sparesWon": rules.sparesWon,
    "pool.ruleSince": rules.ruleSince ?? undefined,
    "pool.laneId": rules.laneId ?? undefined,
    "pool.holdLimit": rules.holdLimit ?? undefined,
    "pool.dailyClaimLimit": rules.dailyClaimLimit ?? undefined,
    "pool.formerOwnerDays": rules.formerOwnerDays ?? undefined,
    "pool.arrivalHours": rules.arrivalHours ?? undefined,
  };
}

/** The lane that a rule releases into: the one chosen, else the first; null where there is none. */
export function ruleLane(rules: PoolRules, lanes: readonly Lane[]): Lane | null {
  return lanes.find((lane) => lane.id === rules.laneId) ?? lanes[0] ?? null;
}

/** Whether two sets of rules release the same (P5): then the rule's time goes on, and nobody is asked again. */
export function isSameRelease(one: PoolRuleChoice, other: PoolRuleChoice): boolean {
  const of = ({ releaseDays, warnDays, sparesWon }: PoolRuleChoice) =>
    [releaseDays.regular, releaseDays.vip, warnDays, sparesWon].join();
  return of(one) === of(other);
}

const countOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isInteger(value) && value > 0 ? value : null;

const warnDaysOf = (value: unknown): number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : defaultWarnDays;
