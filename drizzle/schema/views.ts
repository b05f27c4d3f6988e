import { index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { SharedViewRow } from "../../lib/domain/queries/shared-view";

/** Projection of the views on people's desks that are shared with a group (C5). */
export const sharedViews = pgTable(
  "shared_views",
  {
    userId: text("user_id").notNull(),
    id: text("id").notNull(),
    groupId: text("group_id").notNull(),
    row: jsonb("row").$type<SharedViewRow>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.id] }), index("shared_views_group").on(t.groupId)],
);
