import { type CustomerLevel, type CustomerSource, customerLevels, customerSources } from "../customers/model";
import { type FollowUpMethod, followUpMethods } from "../follow-ups/model";

/** What a new customer may begin as: on hold needs a date of its own. */
export const firstStatuses = ["interested", "prospect", "won"] as const;

/** What stands in new forms before anything is typed (T5). */
export interface Defaults {
  readonly status: (typeof firstStatuses)[number];
  readonly level: CustomerLevel;
  /** Empty: not filled in. */
  readonly source: CustomerSource | "";
  readonly method: FollowUpMethod;
}
export type DefaultField = keyof Defaults;

export const shippedDefaults: Defaults = {
  status: "interested",
  level: "regular",
  source: "",
  method: "phone",
};

/** What may be chosen for each. */
export const defaultChoices: { readonly [F in DefaultField]: readonly Defaults[F][] } = {
  status: firstStatuses,
  level: customerLevels,
  source: ["", ...customerSources],
  method: followUpMethods,
};

/** Where a default stands among the settings of a desk. */
export const defaultKey = (field: DefaultField): string => `default.${field}`;

/** A person's own default values (T5); what a desk holds that is no choice, of a newer app perhaps, counts for nothing. */
export function readDefaults(settings: Readonly<Record<string, unknown>>): Defaults {
  const of = <F extends DefaultField>(field: F): Defaults[F] =>
    defaultChoices[field].find((choice) => choice === settings[defaultKey(field)]) ?? shippedDefaults[field];
  return { status: of("status"), level: of("level"), source: of("source"), method: of("method") };
}
