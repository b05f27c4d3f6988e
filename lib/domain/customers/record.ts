import type { FollowUp } from "../follow-ups/model";
import type { CustomerFields } from "./model";

export const promiseKinds = ["promise", "concession", "gift", "favour"] as const;
export type PromiseKind = (typeof promiseKinds)[number];

/** A promise, concession, gift or favour (F6). */
export interface CustomerPromise {
  readonly id: string;
  readonly followUpId: string | null;
  readonly kind: PromiseKind;
  readonly text: string;
  readonly dueAt: string | null;
  readonly keptAt: string | null;
}

export const issueKinds = ["problem", "complaint", "request", "question"] as const;
export type IssueKind = (typeof issueKinds)[number];

/** What a customer needs solved (F7). */
export interface CustomerIssue {
  readonly id: string;
  readonly kind: IssueKind;
  readonly text: string;
  readonly raisedAt: string | null;
  readonly dueAt: string | null;
  readonly solution: string;
  readonly solvedAt: string | null;
}

export const demandKinds = ["quality", "delivery", "price", "other"] as const;
export type DemandKind = (typeof demandKinds)[number];

/** What a customer likes (C12). */
export interface CustomerDemand {
  readonly id: string;
  readonly kind: DemandKind;
  readonly text: string;
}

export interface CustomerPurchase {
  readonly id: string;
  readonly productId: string;
  readonly at: string | null;
  readonly quantity: number;
  /** Minor units of `currency`. */
  readonly amount: number;
  readonly currency: string;
}

export interface CustomerEnquiry {
  readonly id: string;
  readonly productId: string;
  readonly at: string | null;
  readonly text: string;
}

/** A file that hangs on a customer (C11): the bytes lie elsewhere, under their hash. */
export interface CustomerAttachment {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
  /** SHA-256 of a small picture of it, made on the device that added it. */
  readonly previewHash: string | null;
  readonly size: number;
  /** As the device that added it saw it; what the server says of the bytes counts when they are served. */
  readonly type: string;
  readonly addedAt: string | null;
  readonly addedBy: string | null;
}

/** All that a customer document says. Follow-ups are newest first, deleted ones included. */
export interface CustomerRecord {
  readonly fields: CustomerFields;
  readonly followUps: readonly FollowUp[];
  readonly promises: readonly CustomerPromise[];
  readonly issues: readonly CustomerIssue[];
  readonly demands: readonly CustomerDemand[];
  readonly purchases: readonly CustomerPurchase[];
  readonly enquiries: readonly CustomerEnquiry[];
  readonly attachments: readonly CustomerAttachment[];
}
