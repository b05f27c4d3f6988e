/** What the documents' rules need to know of the company's settings (root `settings` of `company/settings`). */
export interface RuleSettings {
  /** Who may mark a plan done (W3). */
  readonly planDoneBy: PlanDoneBy;
  /** Custom fields by id, retired ones included (C1). Absent: none were defined. */
  readonly definedFields?: ReadonlyMap<string, Pick<CustomField, "kind" | "options">>;
}

/** `author`: the author, the person whose plan it is, and their superiors. `managers`: the superiors alone. */
export const planDoneByChoices = ["author", "managers"] as const;
export type PlanDoneBy = (typeof planDoneByChoices)[number];

export const defaultRuleSettings: RuleSettings = { planDoneBy: "author" };

/** One custom field that the admin defined (C1). */
export const customFieldKinds = ["text", "number", "date", "choice"] as const;
export type CustomFieldKind = (typeof customFieldKinds)[number];

export interface CustomField {
  readonly id: string;
  readonly name: string;
  readonly kind: CustomFieldKind;
  /** Choices of a field of kind `choice`. */
  readonly options: readonly string[];
  readonly order: number;
  /** Asked for at once when a customer is added, instead of behind "more". */
  readonly quick?: boolean;
}

/** One lane of the public pool (P2). */
export interface Lane {
  readonly id: string;
  readonly name: string;
  /** Groups that the lane admits; empty admits everyone. */
  readonly groupIds: readonly string[];
  readonly order: number;
}

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly order: number;
}

export interface Holiday {
  readonly id: string;
  readonly name: string;
  /** `--10-01`, `2026-10-01`, or the same with the prefix `lunar:`. */
  readonly date: string;
}

/** The whole of `company/settings`, without entries that are deleted. */
export interface CompanySettings extends RuleSettings {
  readonly companyName: string;
  readonly timeZone: string;
  readonly customFields: readonly CustomField[];
  readonly lanes: readonly Lane[];
  readonly products: readonly Product[];
  readonly holidays: readonly Holiday[];
  /** By kind of date and level, in days: `visit.notice` → 3. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** Every flat key of the root `settings`. */
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
}
