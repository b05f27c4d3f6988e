/** One work plan as the document `plans/{userId}` holds it (W1). */
export interface Plan {
  readonly id: string;
  readonly topic: string;
  readonly authorId: string;
  readonly createdAt: string;
  readonly startAt: string | null;
  readonly endAt: string | null;
  readonly content: string;
  readonly note: string;
  readonly customerId: string | null;
  readonly orderId: string | null;
  readonly doneAt: string | null;
  readonly doneBy: string | null;
  /** RRULE text, or null. */
  readonly repeat: string | null;
  readonly deleted: boolean;
}

/** One plan as lists show it: value of `plans` in `index/*` (as a JSON string) and of the table. */
export interface PlanRow {
  readonly id: string;
  readonly userId: string;
  readonly topic: string;
  readonly startAt: string | null;
  readonly endAt: string | null;
  readonly customerId: string | null;
  readonly doneAt: string | null;
  readonly repeat: string | null;
  readonly deleted: boolean;
}
