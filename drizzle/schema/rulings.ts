import { bigint, index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * What the sync server refused, for the owner of the installation: rows are added, never changed, and hold no content
 * of documents. The newest are kept (lib/server/jobs/trim-rulings).
 */
export const rulings = pgTable(
  "rulings",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    /** `closed`: a connection was ended; `setBack`: a change was undone; `unlisted`: more than is put on record. */
    kind: text("kind", { enum: ["closed", "setBack", "unlisted"] }).notNull(),
    /** null: somebody whose session wasn't asked for, such as a page of another origin. */
    userId: text("user_id"),
    /** null: a matter of the whole socket. */
    document: text("document"),
    /** Root and key of what was set back; `*`: nothing of the write was applied. */
    path: text("path"),
    /** Close code, or the rule's reason. */
    code: text("code").notNull(),
    /** What the close said. */
    reason: text("reason"),
    /** How many of the same kind the row stands for. */
    count: integer("count").notNull().default(1),
  },
  (t) => [index("rulings_user").on(t.userId, t.id), index("rulings_at").on(t.at)],
);
