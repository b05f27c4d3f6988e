import { and, eq, isNull, lt, notExists, notInArray, or, sql } from "drizzle-orm";
import { attachments, blobs, customerFiles } from "@/drizzle/schema";
import type { Executor, Tx } from "./client";
import { storableText } from "./storable";

export interface StoredFile {
  readonly hash: string;
  readonly size: number;
  readonly type: string;
  /** What the customer's attachment is called; null where nothing names the file yet. */
  readonly name: string | null;
}

/** Bytes that were brought to this customer; null for all others, whoever knows their hash. */
export async function findCustomerFile(
  db: Executor,
  customerId: string,
  hash: string,
): Promise<StoredFile | null> {
  const [row] = await db
    .select({ hash: blobs.hash, size: blobs.size, type: blobs.type, name: attachments.name })
    .from(customerFiles)
    .innerJoin(blobs, eq(blobs.hash, customerFiles.hash))
    .leftJoin(
      attachments,
      and(eq(attachments.customerId, customerFiles.customerId), eq(attachments.hash, customerFiles.hash)),
    )
    .where(and(eq(customerFiles.customerId, customerId), eq(customerFiles.hash, hash)))
    .limit(1);
  return row ?? null;
}

/** Says that these bytes are about to be stored: from here on nobody collects them for a while. */
export async function touchBlob(
  db: Executor,
  blob: { readonly hash: string; readonly size: number; readonly type: string },
  now: Date,
): Promise<void> {
  const row = { ...blob, touchedAt: now };
  const target = blobs.hash;
  await db
    .insert(blobs)
    .values(row)
    .onConflictDoUpdate({ target, set: { touchedAt: now, type: blob.type } });
}

export async function insertCustomerFile(
  db: Executor,
  row: typeof customerFiles.$inferInsert,
): Promise<void> {
  await db.insert(customerFiles).values(row).onConflictDoNothing();
}

export interface ProjectedAttachment {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly previewHash: string | null;
  readonly removedAt: string | null;
}

/** Makes the rows of a customer's attachments what its document says. */
export async function replaceAttachments(
  db: Executor,
  customerId: string,
  given: readonly ProjectedAttachment[],
): Promise<void> {
  const ids = given.map(({ id }) => id);
  const others = ids.length > 0 ? notInArray(attachments.id, ids) : undefined;
  await db.delete(attachments).where(and(eq(attachments.customerId, customerId), others));
  if (given.length === 0) return;
  const rows = given.map(({ removedAt, name, id, hash, previewHash }) => ({
    customerId,
    id,
    hash,
    previewHash,
    name: storableText(name),
    removedAt: removedAt === null ? null : new Date(removedAt),
  }));
  await db
    .insert(attachments)
    .values(rows)
    .onConflictDoUpdate({
      target: [attachments.customerId, attachments.id],
      set: {
        name: sql`excluded.name`,
        hash: sql`excluded.hash`,
        previewHash: sql`excluded.preview_hash`,
        removedAt: sql`excluded.removed_at`,
      },
    });
}

/** Takes files off customers that nothing there has named since then. Answers how many. */
export async function forgetUnnamedFiles(db: Executor, before: Date): Promise<number> {
  const named = db
    .select({ found: sql`1` })
    .from(attachments)
    .where(
      and(
        eq(attachments.customerId, customerFiles.customerId),
        or(eq(attachments.hash, customerFiles.hash), eq(attachments.previewHash, customerFiles.hash)),
        or(isNull(attachments.removedAt), sql`${attachments.removedAt} > ${before.toISOString()}`),
      ),
    );
  const gone = await db
    .delete(customerFiles)
    .where(and(lt(customerFiles.uploadedAt, before), notExists(named)))
    .returning({ hash: customerFiles.hash });
  return gone.length;
}

const withoutCustomer = (db: Executor) =>
  notExists(db.select({ found: sql`1` }).from(customerFiles).where(eq(customerFiles.hash, blobs.hash)));

/** Bytes that hang on no customer and were not brought lately. */
export async function listUnusedBlobs(db: Executor, before: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ hash: blobs.hash })
    .from(blobs)
    .where(and(lt(blobs.touchedAt, before), withoutCustomer(db)))
    .limit(limit);
  return rows.map(({ hash }) => hash);
}

/**
 * Locks the row and looks again: whoever brings these bytes meanwhile waits for this transaction, and stores them
 * after it. True: the row is gone, and the caller removes the bytes before the transaction ends.
 */
export async function dropUnusedBlob(tx: Tx, hash: string, before: Date): Promise<boolean> {
  const unlocked = and(eq(blobs.hash, hash), lt(blobs.touchedAt, before));
  const [row] = await tx.select({ hash: blobs.hash }).from(blobs).where(unlocked).for("update");
  if (!row) return false;
  const gone = await tx
    .delete(blobs)
    .where(and(unlocked, withoutCustomer(tx)))
    .returning({ hash: blobs.hash });
  return gone.length > 0;
}
