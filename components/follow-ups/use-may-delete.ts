import { useMemo } from "react";
import { usePeople } from "@/lib/client/people/use-people";
import { useSession } from "@/lib/client/session/use-session";
import { can } from "@/lib/domain/access/capabilities";
import { ownSubject } from "@/lib/domain/access/subject";
import type { FollowUp } from "@/lib/domain/follow-ups/model";

/** F4: one's own; a supervisor those of the group; an admin all. The server judges by the same rule. */
export function useMayDelete(ownerId: string | null, writable: boolean): (followUp: FollowUp) => boolean {
  const { actor } = useSession();
  const { byId } = usePeople();
  return useMemo(() => {
    if (!actor || !writable) return () => false;
    const groupIds = (ownerId && byId(ownerId)?.groupIds) || [];
    const superior = ownerId !== null && can(actor, "followUp.deleteAny", ownSubject(ownerId, groupIds));
    return (followUp: FollowUp) => superior || followUp.authorId === actor.userId;
  }, [actor, writable, ownerId, byId]);
}
