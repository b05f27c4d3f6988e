import { eq, inArray } from "drizzle-orm";
import { customerCollaborators, customerOwners, groupMembers, users } from "@/drizzle/schema";
import type { Actor, CollaboratorRight, Subject } from "@/lib/domain/access/model";
import { loadLaneGroups } from "./actors";
import type { Executor } from "./client";

/** Whose a customer is, and to whom it is lent. */
export interface CustomerOwnership {
  readonly ownerId: string | null;
  readonly laneId: string | null;
  readonly collaborators: ReadonlyMap<string, CollaboratorRight>;
}

/** Everything that judging a batch of writes asks of the tables, read in the transaction that commits them. */
export interface AccessFacts {
  actor(userId: string): Actor | null;
  ownership(customerId: string): CustomerOwnership | null;
  /** The customer as `userId` stands to it; null where it has no owner row. */
  customerSubject(customerId: string, userId: string): Subject | null;
  personSubject(userId: string): Subject | null;
  laneSubject(laneId: string): Subject | null;
  /** A customer that this very transaction makes. */
  addCustomer(customerId: string, ownerId: string): void;
}

export interface FactsWanted {
  readonly actorIds: ReadonlySet<string>;
  readonly personIds: ReadonlySet<string>;
  readonly customerIds: ReadonlySet<string>;
  readonly lanes: boolean;
}

interface Person {
  readonly role: Actor["role"];
  readonly closed: boolean;
  readonly groupIds: string[];
  readonly ledGroupIds: string[];
}

/** Three queries, whatever the number of documents and people. */
export async function loadAccessFacts(db: Executor, wanted: FactsWanted): Promise<AccessFacts> {
  const ownerships = await loadOwnerships(db, wanted.customerIds);
  const personIds = new Set([...wanted.actorIds, ...wanted.personIds]);
  let needsLanes = wanted.lanes;
  for (const { ownerId, laneId } of ownerships.values()) {
    if (ownerId) personIds.add(ownerId);
    if (laneId) needsLanes = true;
  }
  const people = await loadPeople(db, personIds);
  const laneGroups = needsLanes ? await loadLaneGroups(db) : new Map<string, readonly string[]>();
  return accessFacts(ownerships, people, laneGroups);
}

function accessFacts(
  ownerships: Map<string, CustomerOwnership>,
  people: ReadonlyMap<string, Person>,
  laneGroups: ReadonlyMap<string, readonly string[]>,
): AccessFacts {
  const laneOf = (laneId: string) => {
    const groupIds = laneGroups.get(laneId);
    // A lane that is gone admits nobody: an empty list would admit everyone.
    return groupIds ? { laneId, groupIds } : null;
  };
  return {
    actor(userId) {
      const person = people.get(userId);
      if (!person || person.closed) return null;
      return { userId, role: person.role, groupIds: person.groupIds, ledGroupIds: person.ledGroupIds };
    },
    ownership: (customerId) => ownerships.get(customerId) ?? null,
    customerSubject(customerId, userId) {
      const ownership = ownerships.get(customerId);
      if (!ownership) return null;
      return {
        ownerId: ownership.ownerId,
        ownerGroupIds: ownership.ownerId ? (people.get(ownership.ownerId)?.groupIds ?? []) : [],
        lane: ownership.laneId ? laneOf(ownership.laneId) : null,
        collaboratorRight: ownership.collaborators.get(userId) ?? null,
      };
    },
    personSubject(userId) {
      const person = people.get(userId);
      return person ? { ownerId: userId, ownerGroupIds: person.groupIds } : null;
    },
    laneSubject(laneId) {
      const lane = laneOf(laneId);
      return lane ? { ownerId: null, ownerGroupIds: [], lane } : null;
    },
    addCustomer(customerId, ownerId) {
      ownerships.set(customerId, { ownerId, laneId: null, collaborators: new Map() });
    },
  };
}

async function loadOwnerships(
  db: Executor,
  customerIds: ReadonlySet<string>,
): Promise<Map<string, CustomerOwnership>> {
  const ownerships = new Map<string, CustomerOwnership & { collaborators: Map<string, CollaboratorRight> }>();
  if (customerIds.size === 0) return ownerships;
  const rows = await db
    .select({
      id: customerOwners.customerId,
      ownerId: customerOwners.ownerId,
      laneId: customerOwners.laneId,
      collaboratorId: customerCollaborators.userId,
      right: customerCollaborators.right,
    })
    .from(customerOwners)
    .leftJoin(customerCollaborators, eq(customerCollaborators.customerId, customerOwners.customerId))
    .where(inArray(customerOwners.customerId, [...customerIds]));
  for (const row of rows) {
    let ownership = ownerships.get(row.id);
    if (!ownership) {
      ownership = { ownerId: row.ownerId, laneId: row.laneId, collaborators: new Map() };
      ownerships.set(row.id, ownership);
    }
    if (row.collaboratorId && row.right) ownership.collaborators.set(row.collaboratorId, row.right);
  }
  return ownerships;
}

async function loadPeople(db: Executor, userIds: ReadonlySet<string>): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>();
  if (userIds.size === 0) return people;
  const rows = await db
    .select({
      id: users.id,
      role: users.role,
      closedAt: users.closedAt,
      groupId: groupMembers.groupId,
      leads: groupMembers.leads,
    })
    .from(users)
    .leftJoin(groupMembers, eq(groupMembers.userId, users.id))
    .where(inArray(users.id, [...userIds]));
  for (const row of rows) {
    let person = people.get(row.id);
    if (!person) {
      person = { role: row.role, closed: row.closedAt !== null, groupIds: [], ledGroupIds: [] };
      people.set(row.id, person);
    }
    if (row.groupId) (row.leads ? person.ledGroupIds : person.groupIds).push(row.groupId);
  }
  return people;
}
