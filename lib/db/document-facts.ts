import type { Actor, CollaboratorRight, Subject } from "@/lib/domain/access/model";
import { loadLaneGroups } from "./actors";
import type { Executor } from "./client";
import { runFixed } from "./fixed-statement";

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

/** One query, whatever the number of documents and people; one more where lanes matter. */
export async function loadAccessFacts(db: Executor, wanted: FactsWanted): Promise<AccessFacts> {
  const [row] = await runFixed<FactRows>(db, factsStatement, [
    [...wanted.customerIds],
    [...wanted.actorIds, ...wanted.personIds],
  ]);
  const ownerships = toOwnerships(row?.ownerships ?? []);
  const people = toPeople(row?.people ?? []);
  const needsLanes = wanted.lanes || [...ownerships.values()].some(({ laneId }) => laneId !== null);
  const laneGroups = needsLanes ? await loadLaneGroups(db) : new Map<string, readonly string[]>();
  return accessFacts(ownerships, people, laneGroups);
}

/** The owners of the customers are among the people. */
const factsStatement = `
  select
    (select json_agg(json_build_object('id', o.customer_id, 'ownerId', o.owner_id, 'laneId', o.lane_id,
       'collaboratorId', c.user_id, 'right', c."right"))
     from customer_owners o left join customer_collaborators c on c.customer_id = o.customer_id
     where o.customer_id = any($1::text[])) as ownerships,
    (select json_agg(json_build_object('id', u.id, 'role', u.role, 'closed', u.closed_at is not null,
       'groupId', m.group_id, 'leads', m.leads))
     from users u left join group_members m on m.user_id = u.id
     where u.id = any(array(
       select unnest($2::text[]) union select owner_id from customer_owners where customer_id = any($1::text[])
     ))) as people`;

interface OwnershipRow {
  readonly id: string;
  readonly ownerId: string | null;
  readonly laneId: string | null;
  readonly collaboratorId: string | null;
  readonly right: CollaboratorRight | null;
}

interface PersonRow {
  readonly id: string;
  readonly role: Actor["role"];
  readonly closed: boolean;
  readonly groupId: string | null;
  readonly leads: boolean | null;
}

interface FactRows {
  readonly ownerships: readonly OwnershipRow[] | null;
  readonly people: readonly PersonRow[] | null;
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

function toOwnerships(rows: readonly OwnershipRow[]): Map<string, CustomerOwnership> {
  const ownerships = new Map<string, CustomerOwnership & { collaborators: Map<string, CollaboratorRight> }>();
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

function toPeople(rows: readonly PersonRow[]): ReadonlyMap<string, Person> {
  const people = new Map<string, Person>();
  for (const { id, role, closed, groupId, leads } of rows) {
    let person = people.get(id);
    if (!person) {
      person = { role, closed, groupIds: [], ledGroupIds: [] };
      people.set(id, person);
    }
    if (groupId) (leads ? person.ledGroupIds : person.groupIds).push(groupId);
  }
  return people;
}
