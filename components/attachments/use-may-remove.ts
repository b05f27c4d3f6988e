import { useSubjectOf } from "@/lib/client/people/use-subject-of";
import { useSession } from "@/lib/client/session/use-session";
import { can } from "@/lib/domain/access/capabilities";
import type { CustomerAttachment } from "@/lib/domain/customers/record";

/** C11: one's own; all of them: the owner, supervisors, admins. The server judges by the same rule. */
export function useMayRemove(ownerId: string | null): (attachment: CustomerAttachment) => boolean {
  const { actor } = useSession();
  const subject = useSubjectOf(ownerId);
  const mayAny = actor !== null && can(actor, "attachment.removeAny", subject);
  return ({ addedBy }) => mayAny || (actor !== null && addedBy === actor.userId);
}
