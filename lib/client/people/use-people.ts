import { useWorkspaceStore } from "@/lib/client/workspace/current-workspace";
import type { GroupRow, PersonRow } from "@/lib/domain/people/model";

export interface People {
  readonly people: readonly PersonRow[];
  readonly groups: readonly GroupRow[];
  readonly byId: (id: string) => PersonRow | undefined;
  readonly groupById: (id: string) => GroupRow | undefined;
  /** Colleagues whose customers this person may read (C3), themselves included. */
  readonly inScope: readonly PersonRow[];
}

const nobody: People = {
  people: [],
  groups: [],
  byId: () => undefined,
  groupById: () => undefined,
  inScope: [],
};

export const usePeople = (): People => useWorkspaceStore((workspace) => workspace.people.state, nobody);
