import type { Executor } from "@/lib/db/client";
import { loadAccessFacts } from "@/lib/db/document-facts";
import { wasWriter } from "@/lib/db/document-holders";
import { loadEpochs } from "@/lib/db/document-states";
import { customerName } from "@/lib/docs/names";
import { documentRight } from "@/lib/domain/access/documents";
import type { Actor } from "@/lib/domain/access/model";
import type { ApiRefusal } from "../errors";

/**
 * Whoever may write the customer brings files to it (C11, R9). Whoever once wrote it may still hand in the bytes of
 * what was added before the right was lost: nothing names them until a supervisor accepts that edit, and they are
 * collected otherwise. Null: allowed.
 */
export async function uploadRefusal(
  db: Executor,
  actor: Actor,
  customerId: string,
): Promise<ApiRefusal | null> {
  const name = customerName(customerId);
  const facts = await loadAccessFacts(db, {
    actorIds: new Set([actor.userId]),
    personIds: new Set(),
    customerIds: new Set([customerId]),
    lanes: false,
  });
  const subject = facts.customerSubject(customerId, actor.userId);
  // A device sends a new customer before its files.
  if (subject === null) return { code: "customerUnknown" };
  const deleted = (await loadEpochs(db, [name])).get(name)?.deleted ?? false;
  if (deleted) return { code: "customerDeleted" };
  const right = documentRight(
    actor,
    { kind: "customer", id: customerId },
    { exists: true, deleted, subject },
  );
  if (right === "write") return null;
  return (await wasWriter(db, { document: name, userId: actor.userId })) ? null : { code: "notAllowed" };
}
