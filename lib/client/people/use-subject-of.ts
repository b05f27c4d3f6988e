import { useMemo } from "react";
import type { Subject } from "@/lib/domain/access/model";
import { ownSubject } from "@/lib/domain/access/subject";
import { usePeople } from "./use-people";

/** What belongs to that person, as the rules see it; null where nobody owns it. */
export function useSubjectOf(ownerId: string | null): Subject | null {
  const { byId } = usePeople();
  return useMemo(
    () => (ownerId === null ? null : ownSubject(ownerId, byId(ownerId)?.groupIds ?? [])),
    [ownerId, byId],
  );
}
