/** The three levels, from the mildest on (A1). */
export const alertLevels = ["notice", "warning", "urgent"] as const;
export type AlertLevel = (typeof alertLevels)[number];

/** What there are alerts for (A1, F6, F7, P5, A5), one rule each. */
export const alertKinds = [
  "visit",
  "plan",
  "promise",
  "issue",
  "quiet",
  "release",
  "birthday",
  "holiday",
  "rhythm",
  "afterSale",
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** One thing that a person should know of now. Computed, never stored as such. */
export interface Alert {
  /**
   * What it is about, the same on every device and on the server: `<kind>|<customerId>`, `plan|<planId>`,
   * `promise|<customerId>|<promiseId>`, `issue|<customerId>|<issueId>`, `holiday|<customerId>|<holidayId>` …
   */
  readonly key: string;
  readonly kind: AlertKind;
  readonly level: AlertLevel;
  /** Whose alert it is. */
  readonly userId: string;
  readonly customerId: string | null;
  readonly planId: string | null;
  /** The customer's name, or the plan's topic where there is no customer. */
  readonly name: string;
  /** The words of the promise, issue or plan; empty where the kind says it all. */
  readonly text: string;
  /** The instant or day (midnight of the company's zone) that it is about, ISO time. Put away until this changes (A4). */
  readonly date: string;
  /** Since when it has stood at this level, ISO time. */
  readonly since: string;
}

/** All of a person at one moment. */
export interface Evaluation {
  /** The most urgent first, then by date and key. */
  readonly alerts: readonly Alert[];
  /** The next instant at which the same facts and settings give another answer, ISO time; null: never. */
  readonly nextChangeAt: string | null;
}
