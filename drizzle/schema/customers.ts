import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { CustomerRow } from "../../lib/domain/customers/model";
import type { FollowUpRow } from "../../lib/domain/follow-ups/model";
import type { StoredFacts } from "../../lib/domain/queries/facts";

/** The truth about whose a customer is. Never a value inside the document. */
export const customerOwners = pgTable(
  "customer_owners",
  {
    customerId: text("customer_id").primaryKey(),
    /** null while in the pool. */
    ownerId: text("owner_id"),
    laneId: text("lane_id"),
    customerNo: text("customer_no").notNull(),
    createdBy: text("created_by").notNull(),
    formerOwnerId: text("former_owner_id"),
    releasedAt: timestamp("released_at", { withTimezone: true }),
    releasedBy: text("released_by"),
    releaseReason: text("release_reason"),
    /** Set where a rule released it: after so many days without a follow-up. */
    ruleDays: integer("rule_days"),
    /** Since when the present owner has it; in the pool: since its release. */
    heldSince: timestamp("held_since", { withTimezone: true }).notNull().defaultNow(),
    /** No rule releases it. */
    locked: boolean("locked").notNull().default(false),
    /** The move that brought it where it is. */
    moveId: text("move_id"),
  },
  (t) => [
    uniqueIndex("customer_owners_no").on(t.customerNo),
    index("customer_owners_owner").on(t.ownerId),
    index("customer_owners_lane").on(t.laneId),
  ],
);

export const customerCollaborators = pgTable(
  "customer_collaborators",
  {
    customerId: text("customer_id").notNull(),
    userId: text("user_id").notNull(),
    right: text("right", { enum: ["read", "write"] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.userId] }),
    index("customer_collaborators_user").on(t.userId),
  ],
);

/** Projection of `customer/*` documents and `customer_owners`; rebuilt by `npm run reproject`. */
export const customers = pgTable(
  "customers",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id"),
    laneId: text("lane_id"),
    name: text("name").notNull(),
    status: text("status").notNull(),
    level: text("level").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    lastContactedAt: timestamp("last_contacted_at", { withTimezone: true }),
    lastVisitedAt: timestamp("last_visited_at", { withTimezone: true }),
    nextVisitAt: timestamp("next_visit_at", { withTimezone: true }),
    /** Lower-case text that searches look into: see `searchTextOf` in lib/domain/customers/search. */
    searchText: text("search_text").notNull(),
    /** What the same customer would be found by: see `duplicateKeys` in lib/domain/customers/duplicates. */
    duplicateKeys: text("duplicate_keys").array().notNull().default([]),
    row: jsonb("row").$type<CustomerRow>().notNull(),
    /** What custom queries ask of the row: see `storedFacts` in lib/domain/queries/facts. */
    facts: jsonb("facts").$type<StoredFacts>().notNull().default({}),
    /** Sequence of the document that the row was made from. */
    rev: bigint("rev", { mode: "number" }).notNull(),
  },
  (t) => [
    index("customers_owner_status").on(t.ownerId, t.status),
    index("customers_owner_contacted").on(t.ownerId, t.lastContactedAt),
    index("customers_owner_visited").on(t.ownerId, t.lastVisitedAt),
    index("customers_owner_next").on(t.ownerId, t.nextVisitAt),
    index("customers_owner_created").on(t.ownerId, t.createdAt),
    index("customers_lane").on(t.laneId),
    index("customers_duplicate_keys").using("gin", t.duplicateKeys),
  ],
);

/** Projection of the follow-ups inside `customer/*` documents. */
export const followUps = pgTable(
  "follow_ups",
  {
    id: text("id").notNull(),
    customerId: text("customer_id").notNull(),
    authorId: text("author_id").notNull(),
    time: timestamp("time", { withTimezone: true }).notNull(),
    deleted: boolean("deleted").notNull().default(false),
    /** Plain text of the note. */
    content: text("content").notNull().default(""),
    row: jsonb("row").$type<FollowUpRow>().notNull(),
    /** What custom queries ask of the row. */
    facts: jsonb("facts").$type<StoredFacts>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index("follow_ups_author_time").on(t.authorId, t.time),
    index("follow_ups_time").on(t.time),
  ],
);

/** Who changed what on a customer, when (C6). Written in the commit of the change. */
export const customerChanges = pgTable(
  "customer_changes",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    customerId: text("customer_id").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    actorId: text("actor_id"),
    /** Root and key inside the document: `fields/name`, `followUps/<id>|deleted`. */
    path: text("path").notNull(),
    oldValue: jsonb("old_value"),
    newValue: jsonb("new_value"),
  },
  (t) => [index("customer_changes_customer").on(t.customerId, t.id)],
);

/** Pool lanes, projected from `company/settings`. */
export const lanes = pgTable("lanes", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  /** Groups that the lane admits; empty admits everyone. */
  groupIds: jsonb("group_ids").$type<string[]>().notNull(),
  position: integer("position").notNull().default(0),
});
