/** The four roles of people who sign in (R1–R4). A guest (R5) is no role: guests come through REST only. */
export const roles = ["salesperson", "supervisor", "admin", "maintainer"] as const;
export type Role = (typeof roles)[number];

/** Who asks. Built from accounts and groups, on the server from Postgres, on the device from `company/people`. */
export interface Actor {
  readonly userId: string;
  readonly role: Role;
  /** Groups that the person belongs to. */
  readonly groupIds: readonly string[];
  /** Groups that the person leads as a supervisor. */
  readonly ledGroupIds: readonly string[];
}

export type CollaboratorRight = "read" | "write";

/** What a permission question is about: something that belongs to a person, or stands in a pool lane. */
export interface Subject {
  /** Present owner; null while in the pool. */
  readonly ownerId: string | null;
  /** Groups of the present owner. */
  readonly ownerGroupIds: readonly string[];
  /** Set while the customer stands in the pool: the groups that its lane admits; an empty list admits everyone. */
  readonly lane?: { readonly laneId: string; readonly groupIds: readonly string[] } | null;
  /** What the owner lent the actor on this one customer (C14). */
  readonly collaboratorRight?: CollaboratorRight | null;
}
