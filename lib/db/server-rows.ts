import { and, asc, eq, gt, gte, inArray, lte, or, sql } from "drizzle-orm";
import {
  customerCollaborators,
  customerOwners,
  customers,
  documents,
  followUps,
  groupMembers,
  groups,
  plans,
  projectionTasks,
  refusals,
  users,
} from "@/drizzle/schema";
import type { CustomerRow, PoolRow, SharedWith } from "@/lib/domain/customers/model";
import { heldRow, poolRow } from "@/lib/domain/customers/project";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";
import type { GroupRow, PersonRow } from "@/lib/domain/people/model";
import type { PlanRow } from "@/lib/domain/plans/model";
import { type Executor, rowsOf } from "./client";

/** Rows of server-written documents, as the tables say that they must be. An id without a row has none to show. */

export interface TakenTask {
  readonly root: string;
  readonly key: string;
}

export async function listTaskTargets(db: Executor): Promise<string[]> {
  const rows = await db.selectDistinct({ target: projectionTasks.target }).from(projectionTasks);
  return rows.map((row) => row.target);
}

/** Takes tasks of a target off the list: they come back if the caller's transaction fails. */
export async function takeTasks(db: Executor, target: string, limit: number): Promise<TakenTask[]> {
  const [last] = await db
    .select({ id: projectionTasks.id })
    .from(projectionTasks)
    .where(eq(projectionTasks.target, target))
    .orderBy(asc(projectionTasks.id))
    .limit(1)
    .offset(limit - 1);
  const taken = await db
    .delete(projectionTasks)
    .where(and(eq(projectionTasks.target, target), last ? lte(projectionTasks.id, last.id) : undefined))
    .returning({ root: projectionTasks.root, key: projectionTasks.key });
  const unique = new Map(taken.map((task) => [`${task.root}/${task.key}`, task]));
  return [...unique.values()];
}

/** Whom the owner shares a customer with (C14). */
const sharedWithOf = sql<SharedWith | string | null>`(
  select jsonb_object_agg(c.user_id, c."right") from customer_collaborators c
  where c.customer_id = ${customerOwners.customerId} and c.user_id <> ${customerOwners.ownerId})`;

const readShared = (found: SharedWith | string | null): SharedWith | null =>
  typeof found === "string" ? (JSON.parse(found) as SharedWith) : found;

/** The person's own customers, and those lent to that person, with `via`. */
export async function loadIndexCustomers(
  db: Executor,
  userId: string,
  ids: readonly string[] | "all",
): Promise<Map<string, CustomerRow>> {
  const rows = await db
    .select({
      row: customers.row,
      ownerId: customerOwners.ownerId,
      heldSince: customerOwners.heldSince,
      locked: customerOwners.locked,
      lent: customerCollaborators.right,
      sharedWith: sharedWithOf,
    })
    .from(customers)
    .innerJoin(customerOwners, eq(customerOwners.customerId, customers.id))
    .leftJoin(
      customerCollaborators,
      and(eq(customerCollaborators.customerId, customers.id), eq(customerCollaborators.userId, userId)),
    )
    .where(
      and(
        ids === "all" ? undefined : inArray(customers.id, [...ids]),
        or(
          eq(customerOwners.ownerId, userId),
          and(eq(customerCollaborators.userId, userId), sql`${customerOwners.ownerId} is not null`),
        ),
      ),
    );
  return new Map(
    rows.map(({ row, ownerId, heldSince, locked, lent, sharedWith }) => {
      const facts = { heldSince: heldSince.toISOString(), locked };
      const isOwn = ownerId === userId;
      const held = heldRow(
        { ...row, ownerId },
        isOwn ? { ...facts, sharedWith: readShared(sharedWith) } : facts,
      );
      return [row.id, isOwn ? held : { ...held, via: "collaborator" as const, ...(lent ? { lent } : {}) }];
    }),
  );
}

/** Follow-ups since `since` of the person's own customers. */
export async function loadIndexFollowUps(
  db: Executor,
  userId: string,
  which: { readonly ids: readonly string[] } | { readonly customerIds: readonly string[] } | "all",
  since: Date,
): Promise<Map<string, FollowUpRow>> {
  const rows = await db
    .select({ row: followUps.row })
    .from(followUps)
    .innerJoin(customerOwners, eq(customerOwners.customerId, followUps.customerId))
    .where(
      and(
        eq(customerOwners.ownerId, userId),
        gte(followUps.time, since),
        which === "all"
          ? undefined
          : "ids" in which
            ? inArray(followUps.id, [...which.ids])
            : inArray(followUps.customerId, [...which.customerIds]),
      ),
    )
    // Two customers may hold the same id, where a client made it up: which one is shown must not depend on chance.
    .orderBy(asc(followUps.customerId));
  return new Map(rows.map(({ row }) => [row.id, row]));
}

export async function loadIndexPlans(
  db: Executor,
  userId: string,
  ids: readonly string[] | "all",
): Promise<Map<string, PlanRow>> {
  const rows = await db
    .select({ row: plans.row })
    .from(plans)
    .where(and(eq(plans.userId, userId), ids === "all" ? undefined : inArray(plans.id, [...ids])));
  return new Map(rows.map(({ row }) => [row.id, row]));
}

export async function loadPoolRows(
  db: Executor,
  laneId: string,
  ids: readonly string[] | "all",
): Promise<Map<string, PoolRow>> {
  const rows = await db
    .select({
      row: customers.row,
      formerOwnerId: customerOwners.formerOwnerId,
      releasedAt: customerOwners.releasedAt,
      releasedBy: customerOwners.releasedBy,
      reason: customerOwners.releaseReason,
      ruleDays: customerOwners.ruleDays,
    })
    .from(customerOwners)
    .innerJoin(customers, eq(customers.id, customerOwners.customerId))
    .where(
      and(
        eq(customerOwners.laneId, laneId),
        ids === "all" ? undefined : inArray(customerOwners.customerId, [...ids]),
      ),
    );
  return new Map(
    rows.map(({ row, formerOwnerId, releasedAt, releasedBy, reason, ruleDays }) => [
      row.id,
      poolRow(row, {
        laneId,
        formerOwnerId,
        releasedAt: (releasedAt ?? new Date(0)).toISOString(),
        releasedBy,
        releaseReason: reason ?? "",
        ruleDays,
      }),
    ]),
  );
}

export async function loadPersonRows(
  db: Executor,
  ids: readonly string[] | "all",
  pinyin: (name: string) => string,
): Promise<Map<string, PersonRow>> {
  const people = await db
    .select({
      id: users.id,
      name: users.name,
      role: users.role,
      position: users.position,
      closedAt: users.closedAt,
      groupId: groupMembers.groupId,
      leads: groupMembers.leads,
    })
    .from(users)
    .leftJoin(groupMembers, eq(groupMembers.userId, users.id))
    .where(ids === "all" ? undefined : inArray(users.id, [...ids]))
    .orderBy(asc(users.id), asc(groupMembers.groupId));
  const rows = new Map<string, PersonRow & { groupIds: string[]; ledGroupIds: string[] }>();
  for (const { id, name, role, position, closedAt, groupId, leads } of people) {
    let row = rows.get(id);
    if (!row) {
      const closed = closedAt !== null;
      row = { id, name, role, position, groupIds: [], ledGroupIds: [], pinyin: pinyin(name), closed };
      rows.set(id, row);
    }
    if (groupId) (leads ? row.ledGroupIds : row.groupIds).push(groupId);
  }
  return rows;
}

export async function loadGroupRows(
  db: Executor,
  ids: readonly string[] | "all",
): Promise<Map<string, GroupRow>> {
  const rows = await db
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .where(ids === "all" ? undefined : inArray(groups.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** A refusal as its author's inbox shows it. */
export interface StoredRefusal {
  readonly id: string;
  readonly document: string;
  readonly path: string;
  readonly code: string;
  readonly attempted: unknown;
  readonly at: string;
}

export async function loadRefusals(
  db: Executor,
  userId: string,
  ids: readonly string[] | "all",
): Promise<Map<string, StoredRefusal>> {
  const wanted = ids === "all" ? [] : ids.map(Number).filter(Number.isSafeInteger);
  if (ids !== "all" && wanted.length === 0) return new Map();
  const rows = await db
    .select()
    .from(refusals)
    .where(and(eq(refusals.userId, userId), ids === "all" ? undefined : inArray(refusals.id, wanted)));
  return new Map(
    rows.map(({ id, document, path, code, attempted, at }) => [
      String(id),
      { id: String(id), document, path, code, attempted, at: at.toISOString() },
    ]),
  );
}

/** Customers whose rows are older than their document: a crash came between a note and its row. */
export async function listStaleCustomers(db: Executor): Promise<string[]> {
  const rows = await db
    .select({ id: customers.id })
    .from(customers)
    .innerJoin(documents, eq(documents.name, sql`'customer/' || ${customers.id}`))
    .where(gt(documents.seq, customers.rev));
  return rows.map((row) => row.id);
}

/** Every server-written document that there is, or must be. */
export async function listProjectionTargets(db: Executor): Promise<string[]> {
  const result = await db.execute(sql`
    select 'index/' || id as name from users where role <> 'maintainer'
    union select 'pool/' || id from lanes
    union select 'inbox/' || user_id from refusals
    union select 'inbox/' || author_id from quarantine
    union select 'group/' || group_id from shared_views
    union select name from documents where kind in ('index', 'pool', 'inbox', 'people', 'group')
    union select 'company/people'
    order by name`);
  return rowsOf<{ name: string }>(result).map((row) => row.name);
}

/** Rows of customers that have no owner row, and of follow-ups of customers that have no row. */
export async function deleteOrphanRows(db: Executor): Promise<void> {
  await db.execute(
    sql`delete from customers where not exists (select 1 from customer_owners o where o.customer_id = customers.id)`,
  );
  await db.execute(
    sql`delete from follow_ups where not exists (select 1 from customer_owners o where o.customer_id = follow_ups.customer_id)`,
  );
  await db.execute(
    sql`delete from attachments where not exists (select 1 from customer_owners o where o.customer_id = attachments.customer_id)`,
  );
}
