import { bigint, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

/** One import (C7): what came in together and can be undone together. */
export const imports = pgTable(
  "imports",
  {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull(),
    fileName: text("file_name").notNull(),
    /** Rows that the device meant to send. */
    total: integer("total").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    undoneAt: timestamp("undone_at", { withTimezone: true }),
  },
  (t) => [index("imports_user").on(t.userId, t.at)],
);

/** What an import did to each customer, so that a repeated batch changes nothing and undo knows the old values. */
export const importRows = pgTable(
  "import_rows",
  {
    importId: text("import_id")
      .notNull()
      .references(() => imports.id),
    customerId: text("customer_id").notNull(),
    action: text("action", { enum: ["added", "updated"] }).notNull(),
    /** Whose the customer was right after it. */
    ownerId: text("owner_id"),
    laneId: text("lane_id"),
    /** Sequence of the document right after it: a later one means that somebody has worked on it since. */
    seq: bigint("seq", { mode: "number" }).notNull(),
    /** Of an update: `fields` keys → [before, after]. */
    changes: jsonb("changes").$type<Readonly<Record<string, readonly [unknown, unknown]>>>(),
    followUpId: text("follow_up_id"),
    undone: text("undone", { enum: ["removed", "restored", "kept"] }),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.customerId] }),
    index("import_rows_customer").on(t.customerId),
  ],
);
