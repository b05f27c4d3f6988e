import type { People } from "@/lib/client/people/use-people";
import type { Readable } from "@/lib/client/store/store";
import type { SharedViewsFollower } from "@/lib/client/views/shared-views-follower";
import { can } from "@/lib/domain/access/capabilities";
import type { Actor } from "@/lib/domain/access/model";
import { groupSubject } from "@/lib/domain/access/subject";

/** Keeps what is shared in the groups that this person belongs to or leads; an admin's are all of them (R6). */
export function followGroups(
  people: Readable<People>,
  actor: Actor,
  shared: SharedViewsFollower,
): () => void {
  let followed = "";
  const read = () => {
    const { byId, groups } = people.get();
    // The account's own groups may have changed since this person signed in.
    const self = byId(actor.userId);
    const asNow = self ? { ...actor, groupIds: self.groupIds, ledGroupIds: self.ledGroupIds } : actor;
    const ids = groups.filter(({ id }) => can(asNow, "group.read", groupSubject(id))).map(({ id }) => id);
    if (ids.join() === followed) return;
    followed = ids.join();
    shared.follow(ids);
  };
  read();
  const unsubscribe = people.subscribe(read);
  return () => {
    unsubscribe();
    shared.close();
  };
}
