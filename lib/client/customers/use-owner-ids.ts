import { useMemo } from "react";
import { usePeople } from "@/lib/client/people/use-people";

/** The people whose customers a person or group filter lets through; null lets everyone's through. */
export function useOwnerIds(ownerId: string | null, groupId: string | null): ReadonlySet<string> | null {
  const { people } = usePeople();
  return useMemo(() => {
    if (ownerId !== null) return new Set([ownerId]);
    if (groupId === null) return null;
    const members = people.filter(
      (person) => person.groupIds.includes(groupId) || person.ledGroupIds.includes(groupId),
    );
    return new Set(members.map((person) => person.id));
  }, [people, ownerId, groupId]);
}
