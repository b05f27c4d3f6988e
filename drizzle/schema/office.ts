import { bigint, boolean, index, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { PlanRow } from "../../lib/domain/plans/model";

/** Projection of `plans/*` documents. */
export const plans = pgTable(
  "plans",
  {
    id: text("id").notNull(),
    userId: text("user_id").notNull(),
    startAt: timestamp("start_at", { withTimezone: true }),
    endAt: timestamp("end_at", { withTimezone: true }),
    doneAt: timestamp("done_at", { withTimezone: true }),
    deleted: boolean("deleted").notNull().default(false),
    row: jsonb("row").$type<PlanRow>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.id] }), index("plans_user_start").on(t.userId, t.startAt)],
);

/** Answers already given to commands, so that a repeat with the same key changes nothing. */
export const commandResults = pgTable(
  "command_results",
  {
    userId: text("user_id").notNull(),
    key: text("key").notNull(),
    command: text("command").notNull(),
    /** Hash of the input: the same key with another input is refused. */
    inputHash: text("input_hash").notNull(),
    status: bigint("status", { mode: "number" }).notNull(),
    body: jsonb("body").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.key] })],
);

/** Edits that the rules refused, with what was attempted, for their author's "not accepted" list. */
export const refusals = pgTable(
  "refusals",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    userId: text("user_id").notNull(),
    document: text("document").notNull(),
    path: text("path").notNull(),
    code: text("code").notNull(),
    attempted: jsonb("attempted"),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("refusals_user").on(t.userId, t.id)],
);

/** Record of sign-ins and sensitive actions (M3). */
export const auditLog = pgTable(
  "audit_log",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    actorId: text("actor_id"),
    action: text("action").notNull(),
    subject: text("subject"),
    detail: jsonb("detail"),
  },
  (t) => [index("audit_log_at").on(t.at)],
);
