import { and, eq, inArray } from "drizzle-orm";
import { sharedViews } from "@/drizzle/schema";
import { type SharedViewRow, sharedViewKey } from "@/lib/domain/queries/shared-view";
import type { Executor } from "./client";
import { storable } from "./storable";

export interface SharedView {
  readonly groupId: string;
  readonly row: SharedViewRow;
}

/**
 * Makes the table say what a person's desk shares; answers the keys that each group's document must look at again,
 * of groups that lost a view as well.
 */
export async function replaceSharedViews(
  db: Executor,
  userId: string,
  views: readonly SharedView[],
): Promise<readonly { readonly groupId: string; readonly key: string }[]> {
  const before = await db.delete(sharedViews).where(eq(sharedViews.userId, userId)).returning();
  const rows = views.map(({ groupId, row }) => ({ userId, id: row.id, groupId, row: storable(row) }));
  if (rows.length > 0) await db.insert(sharedViews).values(rows);
  const pairs = new Map(
    [...before, ...rows].map(({ groupId, id }) => [
      `${groupId}/${id}`,
      { groupId, key: sharedViewKey(userId, id) },
    ]),
  );
  return [...pairs.values()];
}

/** Views shared with a group, by the key that they have in the group's document. */
export async function loadSharedViews(
  db: Executor,
  groupId: string,
  keys: readonly string[] | "all",
): Promise<Map<string, SharedViewRow>> {
  const ids = keys === "all" ? [] : keys.map((key) => key.slice(key.indexOf(".") + 1));
  const named = keys === "all" ? undefined : inArray(sharedViews.id, ids);
  const rows = await db
    .select({ row: sharedViews.row })
    .from(sharedViews)
    .where(and(eq(sharedViews.groupId, groupId), named));
  return new Map(rows.map(({ row }) => [sharedViewKey(row.userId, row.id), row]));
}
