import { index, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import type { Difference } from "../../lib/domain/quarantine/difference";
import type { QuarantineState } from "../../lib/domain/quarantine/model";
import { bytea } from "./types";

/** Unsent edits of people who lost the right meanwhile: handed in, not applied, waiting for a decision. */
export const quarantine = pgTable(
  "quarantine",
  {
    /** uuid v7: newest first is the order of ids. */
    id: text("id").primaryKey(),
    document: text("document").notNull(),
    authorId: text("author_id").notNull(),
    /** What the document was called on the author's device. */
    label: text("label").notNull().default(""),
    /** Yjs update, V1 encoding, as it was handed in. */
    update: bytea("update").notNull(),
    /** SHA-256 (hex) of the update: handed in twice, it is one entry. */
    updateHash: text("update_hash").notNull(),
    /** What it would change, in words of the document's schema, against the document as it was then. */
    difference: jsonb("difference").$type<Difference>().notNull(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    state: text("state").$type<QuarantineState>().notNull().default("waiting"),
    decidedBy: text("decided_by"),
    decidedAt: timestamp("decided_at", { withTimezone: true }),
    /** When a sync server began to write it into the document. */
    takenAt: timestamp("taken_at", { withTimezone: true }),
    /** Why the last attempt to accept it came to nothing. */
    failure: text("failure"),
    /** Paths that the rules refused to whoever accepted the rest. */
    refused: jsonb("refused").$type<string[]>().notNull().default([]),
  },
  (t) => [
    uniqueIndex("quarantine_once").on(t.authorId, t.document, t.updateHash),
    index("quarantine_state").on(t.state, t.id),
    index("quarantine_document").on(t.document),
  ],
);

/** Who was ever given a document: only they can have unsent edits of it. */
export const documentHolders = pgTable(
  "document_holders",
  { document: text("document").notNull(), userId: text("user_id").notNull() },
  (t) => [primaryKey({ columns: [t.document, t.userId] })],
);

/** With these a device hands in what it had not sent, after its person's account was closed. */
export const handInTokens = pgTable(
  "hand_in_tokens",
  {
    /** SHA-256 (hex): the table never holds what would let somebody in. */
    hash: text("hash").primaryKey(),
    userId: text("user_id").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("hand_in_tokens_user").on(t.userId, t.createdAt)],
);
