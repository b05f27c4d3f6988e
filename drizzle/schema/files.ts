import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

/** Bytes in the store of files, under their SHA-256. */
export const blobs = pgTable("blobs", {
  hash: text("hash").primaryKey(),
  size: integer("size").notNull(),
  /** What the bytes are, by their content. */
  type: text("type").notNull(),
  /** When somebody last brought these bytes: what was just brought is not collected. */
  touchedAt: timestamp("touched_at", { withTimezone: true }).notNull(),
});

/** Bytes that were brought to a customer: whoever reads the customer reads them, and knowing a hash opens nothing. */
export const customerFiles = pgTable(
  "customer_files",
  {
    customerId: text("customer_id").notNull(),
    hash: text("hash").notNull(),
    uploadedBy: text("uploaded_by").notNull(),
    uploadedAt: timestamp("uploaded_at", { withTimezone: true }).notNull(),
    size: integer("size").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.hash] }),
    index("customer_files_hash").on(t.hash),
    index("customer_files_uploader").on(t.uploadedBy, t.uploadedAt),
    index("customer_files_uploaded").on(t.uploadedAt),
  ],
);

/** Projection of the attachments inside `customer/*` documents: which bytes are still named, and by what name. */
export const attachments = pgTable(
  "attachments",
  {
    customerId: text("customer_id").notNull(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    hash: text("hash").notNull(),
    previewHash: text("preview_hash"),
    removedAt: timestamp("removed_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.id] })],
);

/** Uploads under way; a finished one stays for as long as its answer may have been lost. */
export const uploads = pgTable(
  "uploads",
  {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull(),
    customerId: text("customer_id").notNull(),
    /** SHA-256 that the bytes must have. */
    hash: text("hash").notNull(),
    size: integer("size").notNull(),
    /** Lengths of the parts that have come, in order. */
    parts: jsonb("parts").$type<number[]>().notNull().default([]),
    received: integer("received").notNull().default(0),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (t) => [index("uploads_user").on(t.userId), index("uploads_created").on(t.createdAt)],
);
