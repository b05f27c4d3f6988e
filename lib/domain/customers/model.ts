import type { CollaboratorRight } from "../access/model";
/** Shapes of a customer (C1). Times are ISO 8601 UTC strings with milliseconds, ids are uuid v7. */

export const customerStatuses = ["interested", "prospect", "onHold", "won"] as const;
export type CustomerStatus = (typeof customerStatuses)[number];

export const customerLevels = ["regular", "vip"] as const;
export type CustomerLevel = (typeof customerLevels)[number];

export const customerSources = ["selfContact", "advertising", "referral", "other"] as const;
export type CustomerSource = (typeof customerSources)[number];

export const genders = ["male", "female", "other"] as const;
export type Gender = (typeof genders)[number];

/** Solar `2001-05-20` or `--05-20` (year unknown); lunar the same with the prefix `lunar:`. */
export type Birthday = string;

/** The keys of the root map `fields` that people may write, beside `x.<fieldId>` of custom fields. */
export const customerFieldKeys = [
  "name",
  "company",
  "jobTitle",
  "phone",
  "address",
  "gender",
  "industry",
  "source",
  "referrerId",
  "level",
  "status",
  "resumeAt",
  "nextVisitAt",
  "birthday",
  "photo",
  "createdAt",
] as const;
export type CustomerFieldKey = (typeof customerFieldKeys)[number];

/** What a customer document says about the customer itself. Absent keys are undefined. */
export interface CustomerFields {
  readonly customerNo?: string;
  readonly name?: string;
  readonly company?: string;
  readonly jobTitle?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly gender?: Gender;
  readonly industry?: string;
  readonly source?: CustomerSource;
  readonly referrerId?: string;
  readonly level?: CustomerLevel;
  readonly status?: CustomerStatus;
  readonly resumeAt?: string;
  readonly nextVisitAt?: string;
  readonly birthday?: Birthday;
  readonly photo?: string;
  readonly createdAt?: string;
  /** Custom fields by field id, without the `x.` prefix. */
  readonly custom: Readonly<Record<string, string | number | boolean | null>>;
}

/** Colleagues whom a customer is shared with, and how far (C14). */
export type SharedWith = Readonly<Record<string, CollaboratorRight>>;

/**
 * One customer as lists show it: the value of `customers` in `index/*` and `pool/*` documents (there as a JSON
 * string), of the table `customers`, and of `GET /api/customers`.
 */
export interface CustomerRow {
  readonly id: string;
  /** null until the server has given a number (shown as "pending"). */
  readonly customerNo: string | null;
  readonly name: string;
  readonly company: string;
  readonly jobTitle: string;
  readonly phone: string;
  readonly address: string;
  readonly gender: Gender | null;
  readonly status: CustomerStatus;
  readonly level: CustomerLevel;
  readonly source: CustomerSource | null;
  readonly industry: string;
  readonly ownerId: string | null;
  readonly createdAt: string;
  /** Time of the latest follow-up that is not deleted. */
  readonly lastContactedAt: string | null;
  /** Time of the latest follow-up of method `visit` that is not deleted. */
  readonly lastVisitedAt: string | null;
  readonly nextVisitAt: string | null;
  readonly resumeAt: string | null;
  readonly birthday: Birthday | null;
  /** Full pinyin and initials of name and company, lower case, space-separated words: `liming lm suzhoujinhe szjh`. */
  readonly pinyin: string;
  /** Custom field values as search text. */
  readonly custom: Readonly<Record<string, string | number | boolean | null>>;
  /** Ids of products that were bought or asked about, with a space between them (C12). */
  readonly interest?: string;
  /** How many follow-ups are not deleted. */
  readonly followUpCount: number;
  /** Sequence of the customer document that this row was projected from; 0 on rows that a device projected. */
  readonly rev: number;
  /** Set on rows of a customer shared with, not owned by, the index's person (C14). */
  readonly via?: "collaborator";
  /** Beside `via`: what the index's person may do with it. */
  readonly lent?: CollaboratorRight;
  /** In the owner's index: colleagues who may read or write this customer too, by their id (C14). */
  readonly sharedWith?: SharedWith;
  /** In index documents: since when the owner has it; the rules of the pool count from there (P5). */
  readonly heldSince?: string;
  /** In index documents: no rule of the pool releases it. */
  readonly locked?: true;
}

/** A pool row is a customer row with the facts of its release (P1). */
export interface PoolRow extends CustomerRow {
  readonly laneId: string;
  readonly formerOwnerId: string | null;
  readonly releasedAt: string;
  /** null: a rule released it, or its owner's account was removed. */
  readonly releasedBy: string | null;
  readonly releaseReason: string;
  /** Set where a rule released it: after so many days without a follow-up. */
  readonly ruleDays: number | null;
}
