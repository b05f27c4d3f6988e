import type * as Y from "yjs";
import type { Documents } from "@/lib/client/documents/documents";
import { followDocument } from "@/lib/client/documents/follow-document";
import { createStore, type Store } from "@/lib/client/store/store";
import { peopleName } from "@/lib/docs/names";
import { observePeople, readPeople } from "@/lib/docs/people-doc";
import type { Actor } from "@/lib/domain/access/model";
import type { GroupRow, PersonRow } from "@/lib/domain/people/model";
import { peopleInScope } from "@/lib/domain/people/scope";
import type { People } from "./use-people";

const byName = (a: { name: string }, b: { name: string }): number =>
  a.name.localeCompare(b.name, "zh-Hans-CN");

function peopleOf(people: Map<string, PersonRow>, groups: Map<string, GroupRow>, actor: Actor): People {
  const all = [...people.values()].sort(byName);
  return {
    people: all,
    groups: [...groups.values()].sort(byName),
    byId: (id) => people.get(id),
    groupById: (id) => groups.get(id),
    inScope: peopleInScope(actor, all),
  };
}

/** Colleagues and groups, live from `company/people`. */
export class PeopleFollower {
  readonly state: Store<People>;

  constructor(
    private readonly documents: Documents,
    private readonly actor: Actor,
  ) {
    this.state = createStore(peopleOf(new Map(), new Map(), actor));
  }

  groupsOf(userId: string | null): readonly string[] {
    return userId === null ? [] : (this.state.get().byId(userId)?.groupIds ?? []);
  }

  /** `onScope` is told whose customers this person may read, oneself first. */
  start(onScope: (userIds: readonly string[]) => void): () => void {
    let scopeText = "";
    const read = (doc: Y.Doc) => {
      const { people, groups } = readPeople(doc);
      this.state.set(peopleOf(people, groups, this.actor));
      if (people.size === 0) return;
      const others = this.state.get().inScope.map((person) => person.id);
      const scope = [...new Set([this.actor.userId, ...others])];
      if (scope.join() === scopeText) return;
      scopeText = scope.join();
      onScope(scope);
    };
    return followDocument(this.documents, peopleName, (doc) => {
      const unobserve = observePeople(doc, () => read(doc));
      read(doc);
      return unobserve;
    });
  }
}
