import { and, desc, eq, gte, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { customerOwners, ownershipMoveItems, ownershipMoves } from "@/drizzle/schema";
import type { MoveKind } from "@/lib/domain/pool/moves";
import type { Executor, Tx } from "./client";

/** Where customers go. `lane`: into the pool, with the facts of the release; `relane`: from one lane to another. */
export type Destination =
  | { readonly to: "owner"; readonly ownerId: string }
  | {
      readonly to: "lane";
      readonly laneId: string;
      readonly releasedBy: string | null;
      readonly reason: string;
      readonly ruleDays: number | null;
    }
  | { readonly to: "relane"; readonly laneId: string }
  | { readonly to: "nowhere" };

export interface Move {
  readonly id: string;
  readonly kind: MoveKind;
  /** null: a rule. */
  readonly actorId: string | null;
  readonly at: Date;
  readonly customerIds: readonly string[];
  readonly destination: Destination;
}

const idsPerStatement = 5000;

/**
 * Moves customers to another owner or lane in the caller's transaction, which holds their locks: the owners' rows,
 * the projected rows, the change history, the tasks for index and pool documents, and what undo needs.
 */
export async function moveCustomers(tx: Tx, move: Move): Promise<void> {
  const { id, kind, actorId, at, customerIds, destination } = move;
  await tx.insert(ownershipMoves).values({ id, kind, actorId, at });
  for (let start = 0; start < customerIds.length; start += idsPerStatement) {
    const ids = customerIds.slice(start, start + idsPerStatement);
    await insertItems(tx, id, inArray(customerOwners.customerId, ids), targetOf(destination));
    await tx
      .update(customerOwners)
      .set({ ...changeOf(destination, at), moveId: id })
      .where(inArray(customerOwners.customerId, ids));
  }
  await followMove(tx, { id, actorId, at });
  if (kind === "claim" || kind === "assign") await endSharing(tx, id);
}

/** Who takes a customer from the pool decides anew whom to share it with (C14). */
async function endSharing(tx: Tx, moveId: string): Promise<void> {
  await tx.execute(sql`
    delete from customer_collaborators c using ownership_move_items i
    where i.move_id = ${moveId} and c.customer_id = i.customer_id`);
}

/** Puts back what a move took, of those customers that have not moved again; answers their ids. */
export async function undoMove(
  tx: Tx,
  undone: string,
  undo: { readonly id: string; readonly kind: MoveKind; readonly actorId: string; readonly at: Date },
): Promise<string[]> {
  await tx.insert(ownershipMoves).values(undo);
  await tx.update(ownershipMoves).set({ undoneAt: undo.at }).where(eq(ownershipMoves.id, undone));
  const from = (column: string) =>
    sql.raw(
      `(select i.${column} from ownership_move_items i where i.move_id = customer_owners.move_id and i.customer_id = customer_owners.customer_id)`,
    );
  await insertItems(tx, undo.id, eq(customerOwners.moveId, undone), {
    ownerId: from("from_owner_id"),
    laneId: from("from_lane_id"),
  });
  const rows = await tx
    .update(customerOwners)
    .set({
      ownerId: from("from_owner_id"),
      laneId: from("from_lane_id"),
      formerOwnerId: from("from_former_owner_id"),
      releasedAt: from("from_released_at"),
      releasedBy: from("from_released_by"),
      releaseReason: from("from_release_reason"),
      ruleDays: from("from_rule_days"),
      heldSince: from("from_held_since"),
      locked: from("from_locked"),
      moveId: undo.id,
    })
    .where(eq(customerOwners.moveId, undone))
    .returning({ id: customerOwners.customerId });
  await followMove(tx, undo);
  return rows.map((row) => row.id);
}

function targetOf(destination: Destination): { ownerId: SQL; laneId: SQL } {
  const nothing = sql`null::text`;
  if (destination.to === "owner") return { ownerId: sql`${destination.ownerId}::text`, laneId: nothing };
  if (destination.to === "nowhere") return { ownerId: nothing, laneId: nothing };
  return { ownerId: nothing, laneId: sql`${destination.laneId}::text` };
}

function changeOf(destination: Destination, at: Date) {
  switch (destination.to) {
    case "owner":
      return { ownerId: destination.ownerId, laneId: null, heldSince: at };
    case "lane":
      return {
        formerOwnerId: sql`${customerOwners.ownerId}`,
        ownerId: null,
        laneId: destination.laneId,
        releasedAt: at,
        releasedBy: destination.releasedBy,
        releaseReason: destination.reason,
        ruleDays: destination.ruleDays,
        heldSince: at,
        locked: false,
      };
    case "relane":
      return { laneId: destination.laneId };
    case "nowhere":
      return { ownerId: null, laneId: null };
  }
}

/** What stood before, whole. */
async function insertItems(
  tx: Tx,
  moveId: string,
  which: SQL,
  target: { readonly ownerId: SQL; readonly laneId: SQL },
): Promise<void> {
  await tx.execute(sql`
    insert into ownership_move_items (
      move_id, customer_id, from_owner_id, from_lane_id, from_former_owner_id, from_released_at, from_released_by,
      from_release_reason, from_rule_days, from_held_since, from_locked, to_owner_id, to_lane_id)
    select ${moveId}, customer_id, owner_id, lane_id, former_owner_id, released_at, released_by,
      release_reason, rule_days, held_since, locked, ${target.ownerId}, ${target.laneId}
    from customer_owners where ${which}`);
}

/** Everything that says whose a customer is follows in the same transaction. */
async function followMove(
  tx: Tx,
  { id, actorId, at }: { readonly id: string; readonly actorId: string | null; readonly at: Date },
): Promise<void> {
  await tx.execute(sql`
    update customers set owner_id = o.owner_id, lane_id = o.lane_id,
      row = jsonb_set(customers.row, '{ownerId}', coalesce(to_jsonb(o.owner_id), 'null'::jsonb))
    from customer_owners o, ownership_move_items i
    where i.move_id = ${id} and o.customer_id = i.customer_id and customers.id = i.customer_id`);
  await insertMoveChanges(tx, id, actorId, at);
  await insertMoveTasks(tx, id);
}

/** The history of the customer shows whose it was (C6, C13, P1). */
async function insertMoveChanges(tx: Tx, id: string, actorId: string | null, at: Date): Promise<void> {
  const values = sql`i.customer_id, ${at.toISOString()}::timestamptz, ${actorId}::text`;
  await tx.execute(sql`
    insert into customer_changes (customer_id, at, actor_id, path, old_value, new_value)
    select ${values}, 'ownership/laneId', to_jsonb(i.from_lane_id), to_jsonb(i.to_lane_id)
      from ownership_move_items i where i.move_id = ${id} and i.from_lane_id is distinct from i.to_lane_id
    union all
    select ${values}, 'ownership/releaseReason', null::jsonb,
        case when o.rule_days is null then to_jsonb(o.release_reason) else to_jsonb(o.rule_days) end
      from ownership_move_items i join customer_owners o on o.customer_id = i.customer_id
      where i.move_id = ${id} and i.to_lane_id is not null and i.from_owner_id is not null
    union all
    select ${values}, 'ownership/ownerId', to_jsonb(i.from_owner_id), to_jsonb(i.to_owner_id)
      from ownership_move_items i where i.move_id = ${id} and i.from_owner_id is distinct from i.to_owner_id`);
}

/** Index and pool documents that show the customers, before and after; those of collaborators too. */
async function insertMoveTasks(tx: Tx, id: string): Promise<void> {
  const place = (column: SQL, kind: string) => sql`
    select ${kind}::text || ${column} as target, 'customers' as root, i.customer_id as key
    from ownership_move_items i where i.move_id = ${id} and ${column} is not null`;
  await tx.execute(sql`
    insert into projection_tasks (target, root, key)
    ${place(sql`i.from_owner_id`, "index/")} union ${place(sql`i.to_owner_id`, "index/")}
    union ${place(sql`i.from_lane_id`, "pool/")} union ${place(sql`i.to_lane_id`, "pool/")}
    union select 'index/' || c.user_id, 'customers', i.customer_id
      from ownership_move_items i join customer_collaborators c on c.customer_id = i.customer_id
      where i.move_id = ${id}`);
}

export interface StoredMove {
  readonly id: string;
  readonly kind: MoveKind;
  readonly actorId: string | null;
  readonly at: Date;
  readonly undoneAt: Date | null;
  readonly plans: readonly MovedPlan[];
}

export interface MovedPlan {
  readonly planId: string;
  readonly fromUserId: string;
  readonly toUserId: string;
}

/** The move, locked: two undos of the same wait for each other. */
export async function lockMove(tx: Tx, id: string): Promise<StoredMove | null> {
  const [row] = await tx.select().from(ownershipMoves).where(eq(ownershipMoves.id, id)).for("update");
  return row ?? null;
}

export async function listMovedCustomers(tx: Tx, moveId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: ownershipMoveItems.customerId })
    .from(ownershipMoveItems)
    .where(eq(ownershipMoveItems.moveId, moveId));
  return rows.map((row) => row.id);
}

export async function setMovedPlans(tx: Tx, moveId: string, plans: readonly MovedPlan[]): Promise<void> {
  if (plans.length > 0)
    await tx
      .update(ownershipMoves)
      .set({ plans: [...plans] })
      .where(eq(ownershipMoves.id, moveId));
}

const claimsOf = (userId: string) =>
  and(eq(ownershipMoves.actorId, userId), eq(ownershipMoves.kind, "claim"), isNull(ownershipMoves.undoneAt));

/** How many claims a person has made since then, those taken back left out (P5). */
export async function countClaims(db: Executor, userId: string, since: Date): Promise<number> {
  const [row] = await db
    .select({ claims: sql<number>`count(*)::int` })
    .from(ownershipMoves)
    .where(and(claimsOf(userId), gte(ownershipMoves.at, since)));
  return row?.claims ?? 0;
}

/** Times of a person's last claims, newest first: what the device counts today's from. */
export async function listClaimTimes(db: Executor, userId: string, limit: number): Promise<string[]> {
  const rows = await db
    .select({ at: ownershipMoves.at })
    .from(ownershipMoves)
    .where(claimsOf(userId))
    .orderBy(desc(ownershipMoves.at))
    .limit(limit);
  return rows.map((row) => row.at.toISOString());
}

/** One claim of a person at a time, so that limits count those that are just being decided. */
export async function lockClaims(tx: Tx, userId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`claims of ${userId}`}))`);
}
