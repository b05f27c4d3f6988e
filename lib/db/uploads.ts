import { and, eq, lt, sql } from "drizzle-orm";
import { customerFiles, uploads } from "@/drizzle/schema";
import type { Executor } from "./client";

export type UploadRow = typeof uploads.$inferSelect;

export async function insertUpload(db: Executor, row: Omit<UploadRow, "parts" | "received">): Promise<void> {
  await db.insert(uploads).values(row);
}

export async function findUpload(db: Executor, id: string): Promise<UploadRow | null> {
  const [row] = await db.select().from(uploads).where(eq(uploads.id, id));
  return row ?? null;
}

/** Notes a part that has come at this place. False: another request has brought one there meanwhile. */
export async function addPart(db: Executor, upload: UploadRow, length: number): Promise<boolean> {
  const rows = await db
    .update(uploads)
    .set({ parts: [...upload.parts, length], received: upload.received + length })
    .where(and(eq(uploads.id, upload.id), eq(uploads.received, upload.received)))
    .returning({ id: uploads.id });
  return rows.length > 0;
}

export async function deleteUpload(db: Executor, id: string): Promise<void> {
  await db.delete(uploads).where(eq(uploads.id, id));
}

export async function listUploadsBefore(db: Executor, before: Date, limit: number): Promise<UploadRow[]> {
  return db.select().from(uploads).where(lt(uploads.createdAt, before)).limit(limit);
}

/** What a person has under way, and has brought since then, in bytes. */
export async function uploadedBytes(
  db: Executor,
  userId: string,
  since: Date,
): Promise<{ readonly underWay: number; readonly open: number; readonly brought: number }> {
  const [open] = await db
    .select({
      count: sql<number>`count(*)::int`,
      bytes: sql<string>`coalesce(sum(${uploads.size}), 0)`,
    })
    .from(uploads)
    .where(and(eq(uploads.userId, userId), lt(uploads.received, uploads.size)));
  const [brought] = await db
    .select({ bytes: sql<string>`coalesce(sum(${customerFiles.size}), 0)` })
    .from(customerFiles)
    .where(
      and(eq(customerFiles.uploadedBy, userId), sql`${customerFiles.uploadedAt} > ${since.toISOString()}`),
    );
  return { open: open?.count ?? 0, underWay: Number(open?.bytes ?? 0), brought: Number(brought?.bytes ?? 0) };
}
