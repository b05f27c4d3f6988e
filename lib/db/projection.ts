import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import {
  customerChanges,
  customerOwners,
  customers,
  followUps,
  lanes,
  plans,
  refusals,
} from "@/drizzle/schema";
import { duplicateKeys } from "@/lib/domain/customers/duplicates";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { searchTextOf } from "@/lib/domain/customers/search";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";
import type { PlanRow } from "@/lib/domain/plans/model";
import { storedFacts } from "@/lib/domain/queries/facts";
import { customerSubject } from "@/lib/domain/queries/subjects/customers";
import { followUpSubject } from "@/lib/domain/queries/subjects/follow-ups";
import type { Lane } from "@/lib/domain/settings/model";
import type { Executor } from "./client";
import { storable, storableText } from "./storable";

/** Rows per statement: far below the 65,535 parameters that Postgres takes. */
const chunkSize = 500;

async function inChunks<T>(rows: readonly T[], write: (rows: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += chunkSize)
    await write(rows.slice(start, start + chunkSize));
}

const toDate = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

export interface ProjectedCustomer {
  readonly row: CustomerRow;
  readonly laneId: string | null;
}

/** Writes rows of `customers`. `follow` and the rest of the table's columns come out of the row. */
export async function upsertCustomers(db: Executor, projected: readonly ProjectedCustomer[]): Promise<void> {
  const values = projected.map(({ row: given, laneId }) => {
    const row = storable(given);
    return {
      id: row.id,
      ownerId: row.ownerId,
      laneId,
      name: row.name,
      status: row.status,
      level: row.level,
      createdAt: new Date(row.createdAt),
      lastContactedAt: toDate(row.lastContactedAt),
      lastVisitedAt: toDate(row.lastVisitedAt),
      nextVisitAt: toDate(row.nextVisitAt),
      searchText: searchTextOf(row),
      duplicateKeys: duplicateKeys(row),
      row,
      facts: storable(storedFacts(customerSubject, given)),
      rev: row.rev,
    };
  });
  await inChunks(values, (chunk) =>
    db
      .insert(customers)
      .values(chunk)
      .onConflictDoUpdate({
        target: customers.id,
        set: {
          ownerId: sql`excluded.owner_id`,
          laneId: sql`excluded.lane_id`,
          name: sql`excluded.name`,
          status: sql`excluded.status`,
          level: sql`excluded.level`,
          createdAt: sql`excluded.created_at`,
          lastContactedAt: sql`excluded.last_contacted_at`,
          lastVisitedAt: sql`excluded.last_visited_at`,
          nextVisitAt: sql`excluded.next_visit_at`,
          searchText: sql`excluded.search_text`,
          duplicateKeys: sql`excluded.duplicate_keys`,
          row: sql`excluded.row`,
          facts: sql`excluded.facts`,
          rev: sql`excluded.rev`,
        },
      }),
  );
}

export interface ProjectedFollowUp {
  readonly row: FollowUpRow;
  readonly text: string;
}

export async function upsertFollowUps(db: Executor, projected: readonly ProjectedFollowUp[]): Promise<void> {
  const values = projected.map(({ row: given, text }) => {
    const row = storable(given);
    return {
      id: row.id,
      customerId: row.customerId,
      authorId: row.authorId,
      time: new Date(row.time),
      deleted: row.deleted,
      content: storableText(text),
      row,
      facts: storable(storedFacts(followUpSubject, given)),
    };
  });
  await inChunks(values, (chunk) =>
    db
      .insert(followUps)
      .values(chunk)
      .onConflictDoUpdate({
        target: [followUps.customerId, followUps.id],
        set: {
          authorId: sql`excluded.author_id`,
          time: sql`excluded.time`,
          deleted: sql`excluded.deleted`,
          content: sql`excluded.content`,
          row: sql`excluded.row`,
          facts: sql`excluded.facts`,
        },
      }),
  );
}

/** Removes rows of follow-ups that the document no longer has; with no ids to keep: of those named. */
export async function deleteFollowUps(
  db: Executor,
  customerId: string,
  ids: { readonly only: readonly string[] } | { readonly except: readonly string[] },
): Promise<void> {
  if ("only" in ids && ids.only.length === 0) return;
  const which =
    "only" in ids
      ? inArray(followUps.id, [...ids.only])
      : ids.except.length > 0
        ? notInArray(followUps.id, [...ids.except])
        : undefined;
  await db.delete(followUps).where(and(eq(followUps.customerId, customerId), which));
}

export async function upsertPlans(db: Executor, rows: readonly PlanRow[]): Promise<void> {
  const values = rows.map((given) => {
    const row = storable(given);
    return {
      id: row.id,
      userId: row.userId,
      startAt: toDate(row.startAt),
      endAt: null,
      doneAt: toDate(row.doneAt),
      deleted: row.deleted,
      row,
    };
  });
  await inChunks(values, (chunk) =>
    db
      .insert(plans)
      .values(chunk)
      .onConflictDoUpdate({
        target: [plans.userId, plans.id],
        set: {
          startAt: sql`excluded.start_at`,
          endAt: sql`excluded.end_at`,
          doneAt: sql`excluded.done_at`,
          deleted: sql`excluded.deleted`,
          row: sql`excluded.row`,
        },
      }),
  );
}

/** Makes the table of lanes what the settings say. */
export async function replaceLanes(db: Executor, given: readonly Lane[]): Promise<void> {
  const rows = given.map(storable).map((lane) => ({
    id: lane.id,
    name: lane.name,
    groupIds: [...lane.groupIds],
    position: Math.trunc(lane.order),
  }));
  if (rows.length === 0) return void (await db.delete(lanes));
  await db.delete(lanes).where(
    notInArray(
      lanes.id,
      rows.map((row) => row.id),
    ),
  );
  await db
    .insert(lanes)
    .values(rows)
    .onConflictDoUpdate({
      target: lanes.id,
      set: {
        name: sql`excluded.name`,
        groupIds: sql`excluded.group_ids`,
        position: sql`excluded.position`,
      },
    });
}

export async function insertCustomerOwner(
  db: Executor,
  owners: readonly {
    readonly customerId: string;
    readonly ownerId: string | null;
    readonly customerNo: string;
    readonly createdBy: string;
    /** Of customers that begin in the pool (C7). */
    readonly release?: {
      readonly laneId: string;
      readonly formerOwnerId: string;
      readonly releasedBy: string;
      readonly releasedAt: Date;
      readonly releaseReason: string;
    };
  }[],
): Promise<void> {
  const values = owners.map(({ release, ...owner }) => ({ ...owner, ...release }));
  await inChunks(values, (chunk) => db.insert(customerOwners).values(chunk));
}

export interface NewChange {
  readonly customerId: string;
  readonly actorId: string;
  /** `fields/name` */
  readonly path: string;
  readonly oldValue: unknown;
  readonly newValue: unknown;
}

export async function insertCustomerChanges(db: Executor, changes: readonly NewChange[]): Promise<void> {
  const values = changes.map((change) => ({
    ...change,
    path: storableText(change.path),
    oldValue: storable(change.oldValue ?? null),
    newValue: storable(change.newValue ?? null),
  }));
  await inChunks(values, (chunk) => db.insert(customerChanges).values(chunk));
}

export interface NewRefusal {
  readonly userId: string;
  readonly document: string;
  readonly path: string;
  readonly code: string;
  readonly attempted: unknown;
}

/** Answers the ids of the rows, in order. */
export async function insertRefusals(db: Executor, given: readonly NewRefusal[]): Promise<number[]> {
  const ids: number[] = [];
  const values = given.map((refusal) => ({
    ...refusal,
    path: storableText(refusal.path),
    attempted: storable(refusal.attempted ?? null),
  }));
  await inChunks(values, async (chunk) => {
    const rows = await db.insert(refusals).values(chunk).returning({ id: refusals.id });
    ids.push(...rows.map((row) => row.id));
  });
  return ids;
}
