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
