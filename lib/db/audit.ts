import { and, desc, eq, lt } from "drizzle-orm";
import { auditLog } from "@/drizzle/schema";
import type { Executor } from "./client";

export interface AuditEntry {
  readonly actorId: string | null;
  readonly action: string;
  readonly subject?: string | null;
  readonly detail?: unknown;
}

/** Record of sign-ins and sensitive actions (M3): rows are added, never changed. */
export async function insertAudit(db: Executor, entry: AuditEntry): Promise<void> {
  const { actorId, action, subject = null, detail = null } = entry;
  await db.insert(auditLog).values({ actorId, action, subject, detail });
}

export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly subject: string | null;
  readonly detail: unknown;
}

/** Entries of one action, newest first, below the id `before`. */
export async function listAudit(
  db: Executor,
  action: string,
  page: { readonly before: number | null; readonly limit: number },
): Promise<readonly AuditRow[]> {
  const older = page.before === null ? undefined : lt(auditLog.id, page.before);
  return db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      actorId: auditLog.actorId,
      subject: auditLog.subject,
      detail: auditLog.detail,
    })
    .from(auditLog)
    .where(and(eq(auditLog.action, action), older))
    .orderBy(desc(auditLog.id))
    .limit(page.limit + 1);
}
