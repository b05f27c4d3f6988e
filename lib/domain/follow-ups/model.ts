/** Shapes of a follow-up (F1). */

export const followUpMethods = ["visit", "phone", "message", "other"] as const;
export type FollowUpMethod = (typeof followUpMethods)[number];

/** One follow-up as the customer document holds it, without its rich text (fragment `text:<id>`). */
export interface FollowUp {
  readonly id: string;
  readonly subject: string;
  readonly method: FollowUpMethod;
  readonly authorId: string;
  readonly createdAt: string;
  /** Latest of `times`. */
  readonly time: string;
  /** All times, oldest first: each match (F3) appends one. */
  readonly times: readonly string[];
  readonly deleted: boolean;
}

/** One follow-up as lists show it: value of `followUps` in `index/*` (as a JSON string) and of the table. */
export interface FollowUpRow {
  readonly id: string;
  readonly customerId: string;
  readonly subject: string;
  readonly method: FollowUpMethod;
  readonly authorId: string;
  readonly time: string;
  /** First 140 characters of the text, on one line. */
  readonly excerpt: string;
  readonly deleted: boolean;
}
