import { useMemo, useSyncExternalStore } from "react";
import type { Awareness } from "y-protocols/awareness";
import type { PresentPerson } from "@/lib/client/presence/use-presence";
import { writerOf } from "./note-awareness";

/** Field of awareness that names the note somebody has the cursor in. */
export const noteField = "note";

const nobody: readonly PresentPerson[] = [];

/** Others whose cursor is in this note right now. */
export function useWriters(awareness: Awareness | null, noteId: string): readonly PresentPerson[] {
  const store = useMemo(() => writersStore(awareness, noteId), [awareness, noteId]);
  return useSyncExternalStore(store.subscribe, store.get);
}

function writersStore(awareness: Awareness | null, noteId: string) {
  let known: readonly PresentPerson[] = nobody;
  return {
    get: () => {
      const now = awareness ? readWriters(awareness, noteId) : nobody;
      if (keyOf(now) !== keyOf(known)) known = now;
      return known;
    },
    subscribe: (listener: () => void) => {
      awareness?.on("change", listener);
      return () => awareness?.off("change", listener);
    },
  };
}

const keyOf = (people: readonly PresentPerson[]): string => people.map((person) => person.userId).join();

function readWriters(awareness: Awareness, noteId: string): readonly PresentPerson[] {
  const byId = new Map<string, PresentPerson>();
  awareness.getStates().forEach((state, clientId) => {
    const writer = clientId === awareness.clientID || state[noteField] !== noteId ? null : writerOf(state);
    if (writer) {
      byId.set(writer.id, {
        userId: writer.id,
        name: writer.name,
        color: writer.color as PresentPerson["color"],
      });
    }
  });
  return byId.size === 0 ? nobody : [...byId.values()];
}
