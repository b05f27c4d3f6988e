import { bigint, index, integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { bytea, packedBytea } from "./types";

/** One row per synced document. The row is what writers lock (`FOR UPDATE`) before they judge. */
export const documents = pgTable("documents", {
  name: text("name").primaryKey(),
  kind: text("kind").notNull(),
  epoch: integer("epoch").notNull().default(1),
  /** Sequence of the newest entry in the log; 0 for an empty document. */
  seq: bigint("seq", { mode: "number" }).notNull().default(0),
  createdBy: text("created_by"),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  /** Tombstone of a document deleted for ever: refuses opening and writing. */
  deletedAt: timestamp("deleted_at", { withTimezone: true }),
});

/** The log: the truth about every document, append-only; compaction moves a prefix into the snapshot. */
export const documentUpdates = pgTable(
  "document_updates",
  {
    name: text("name").notNull(),
    epoch: integer("epoch").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    /** Yjs update, V1 encoding, as ruled. */
    update: bytea("update").notNull(),
    actorId: text("actor_id"),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.name, t.epoch, t.seq] })],
);

export const documentSnapshots = pgTable("document_snapshots", {
  name: text("name").primaryKey(),
  epoch: integer("epoch").notNull(),
  /** The state holds the log up to and with this sequence. */
  seq: bigint("seq", { mode: "number" }).notNull(),
  state: packedBytea("state").notNull(),
  /** State vector of `state`: finding it takes reading all of it. null: not known. */
  vector: bytea("vector"),
});

/** Who may write under which Yjs client id: the first writer claims it. userId null: the server itself. */
export const documentClients = pgTable(
  "document_clients",
  {
    name: text("name").notNull(),
    clientId: bigint("client_id", { mode: "number" }).notNull(),
    userId: text("user_id"),
  },
  (t) => [primaryKey({ columns: [t.name, t.clientId] })],
);

/** Rows of server-written documents that are due, written in the commit that changed their source. */
export const projectionTasks = pgTable(
  "projection_tasks",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** Name of the server-written document: `index/…`, `pool/…`, `company/people`. */
    target: text("target").notNull(),
    /** Root map in it: `customers`, `followUps`, `plans`, `people`, `groups`. */
    root: text("root").notNull(),
    /** Key in that map. */
    key: text("key").notNull(),
  },
  (t) => [index("projection_tasks_target").on(t.target)],
);
