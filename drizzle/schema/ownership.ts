import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { MoveKind } from "../../lib/domain/pool/moves";

/** One step by which customers came to another owner or lane: what undo takes back, and whose they were before. */
export const ownershipMoves = pgTable(
  "ownership_moves",
  {
    id: text("id").primaryKey(),
    kind: text("kind").$type<MoveKind>().notNull(),
    /** null: a rule. */
    actorId: text("actor_id"),
    at: timestamp("at", { withTimezone: true }).notNull(),
    undoneAt: timestamp("undone_at", { withTimezone: true }),
    /** Open plans that went along. */
    plans: jsonb("plans")
      .$type<{ readonly planId: string; readonly fromUserId: string; readonly toUserId: string }[]>()
      .notNull()
      .default([]),
  },
  (t) => [index("ownership_moves_actor").on(t.actorId, t.at)],
);

/** Where each customer of a move was before, whole, and where it went. */
export const ownershipMoveItems = pgTable(
  "ownership_move_items",
  {
    moveId: text("move_id").notNull(),
    customerId: text("customer_id").notNull(),
    fromOwnerId: text("from_owner_id"),
    fromLaneId: text("from_lane_id"),
    fromFormerOwnerId: text("from_former_owner_id"),
    fromReleasedAt: timestamp("from_released_at", { withTimezone: true }),
    fromReleasedBy: text("from_released_by"),
    fromReleaseReason: text("from_release_reason"),
    fromRuleDays: integer("from_rule_days"),
    fromHeldSince: timestamp("from_held_since", { withTimezone: true }).notNull(),
    fromLocked: boolean("from_locked").notNull(),
    toOwnerId: text("to_owner_id"),
    toLaneId: text("to_lane_id"),
  },
  (t) => [
    primaryKey({ columns: [t.moveId, t.customerId] }),
    index("ownership_move_items_customer").on(t.customerId),
  ],
);

/** Customers deleted for ever: listed for the admin while they can be brought back, then only the id is left. */
export const deletedCustomers = pgTable(
  "deleted_customers",
  {
    customerId: text("customer_id").primaryKey(),
    customerNo: text("customer_no").notNull(),
    /** Empty once purged. */
    name: text("name").notNull(),
    company: text("company").notNull(),
    moveId: text("move_id").notNull(),
    deletedBy: text("deleted_by").notNull(),
    deletedAt: timestamp("deleted_at", { withTimezone: true }).notNull(),
    purgedAt: timestamp("purged_at", { withTimezone: true }),
  },
  (t) => [index("deleted_customers_at").on(t.deletedAt)],
);

/** Who runs a job now: one node at a time, and another one once the lease has run out. */
export const jobLeases = pgTable("job_leases", {
  name: text("name").primaryKey(),
  holder: text("holder").notNull(),
  until: timestamp("until", { withTimezone: true }).notNull(),
  lastRunAt: timestamp("last_run_at", { withTimezone: true }),
});
