import type { DocumentView } from "@/lib/client/documents/model";
import type { Readable } from "@/lib/client/store/store";
import type { PresentPerson } from "./use-presence";

const nobody: readonly PresentPerson[] = [];

function personOf(state: Record<string, unknown>): PresentPerson | null {
  const user = state.user as { id?: unknown; name?: unknown; color?: unknown } | undefined;
  if (typeof user?.id !== "string" || typeof user.name !== "string") return null;
  const color = Number(user.color);
  return {
    userId: user.id,
    name: user.name,
    color: (color >= 1 && color <= 4 ? color : 1) as PresentPerson["color"],
  };
}

/** The others who have a document open, each once, however many tabs they have. */
export function presenceStore(
  view: Readable<DocumentView>,
  selfId: string,
): Readable<readonly PresentPerson[]> {
  let last = nobody;
  const read = (): readonly PresentPerson[] => {
    const people = new Map<string, PresentPerson>();
    for (const state of view.get().awareness?.getStates().values() ?? []) {
      const person = personOf(state);
      if (person && person.userId !== selfId) people.set(person.userId, person);
    }
    const next = [...people.values()].sort((a, b) => (a.userId < b.userId ? -1 : 1));
    // Cursors move all the time; only who is there counts here.
    if (JSON.stringify(next) !== JSON.stringify(last)) last = next;
    return last;
  };
  return {
    get: read,
    subscribe(listener) {
      let awareness = view.get().awareness;
      awareness?.on("change", listener);
      const unsubscribe = view.subscribe(() => {
        awareness?.off("change", listener);
        awareness = view.get().awareness;
        awareness?.on("change", listener);
        listener();
      });
      return () => {
        awareness?.off("change", listener);
        unsubscribe();
      };
    },
  };
}
